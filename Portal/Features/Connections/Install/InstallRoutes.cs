using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Portal.Auth;
using Portal.Auth.SignIn;
using Portal.Data;
using Portal.Domain.Auth;
using Portal.Hosting;

namespace Portal.Features.Connections.Install;

/// <summary>
/// The way to Slack's consent page and back. Real requests of a signed-in browser, never a circuit: a circuit has neither cookies to set nor an
/// address that Slack could return to.
/// </summary>
internal static class InstallRoutes
{
    public const string CallbackPath = "/slack/oauth/callback";

    private const string BeginPath = "/slack/install";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(BeginPath, BeginAsync).RequireAuthorization(PermissionPolicy.ManageConnections).ExcludeFromDescription();
        routes.MapGet(CallbackPath, FinishAsync).RequireAuthorization(PermissionPolicy.ManageConnections).ExcludeFromDescription();
    }

    /// <summary>Where the button leads.</summary>
    public static string AddressOf(string slug, Guid? connectionId) =>
        $"{BeginPath}?instance={Uri.EscapeDataString(slug)}" + (connectionId is { } id ? $"&connection={id}" : "");

    // A foreign link that leads here only begins a way that the member has to finish by hand at Slack.
    private static async Task<IResult> BeginAsync(
        HttpContext context,
        string? instance,
        string? connection,
        IDbContextFactory<PortalDbContext> contexts,
        BeginInstall begin,
        PublicAddress address,
        CancellationToken cancellationToken)
    {
        var access = await CurrentInstance.FindAsync(contexts, context.User, instance ?? "", cancellationToken);
        if (access is null || !access.Allows(Permission.ManageConnections) || context.User.FindMemberId() is not { } member)
        {
            return Results.NotFound();
        }

        Guid? renews = string.IsNullOrEmpty(connection) ? null : Guid.TryParse(connection, out var id) ? id : Guid.Empty;
        if (address.Find(context.Request) is not { } origin)
        {
            return Back(access.Slug, new InstallOutcome(InstallOutcome.NoAddress, renews));
        }

        var session = InstallSession.Begin(context, origin);
        var outcome = await begin.HandleAsync(access.Caller, new BeginInstallRequest(member, renews, origin + CallbackPath, session), cancellationToken);
        return outcome.Value is { } slack
            ? Results.Redirect(slack.AbsoluteUri)
            : Back(access.Slug, outcome.IsMissing ? new InstallOutcome(InstallOutcome.ConnectionGone) : new InstallOutcome(InstallOutcome.NotConfigured, renews));
    }

    private static async Task<IResult> FinishAsync(
        HttpContext context,
        string? code,
        string? state,
        string? error,
        IDbContextFactory<PortalDbContext> contexts,
        FinishInstall finish,
        PublicAddress address,
        CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "no-store";
        var session = address.Find(context.Request) is { } origin ? InstallSession.Read(context.Request, origin) : null;
        var who = new ReturningMember(context.User.FindMemberId() ?? Guid.Empty, context.User.FindFirstValue(ClaimTypes.Name) ?? "", session);
        var isExplained = context.Request.Query.ContainsKey("error_description");
        var (slug, outcome) = await finish.HandleAsync(who, new SlackReturn(code, state, error, isExplained), cancellationToken);
        if (slug is null)
        {
            var organization = context.User.FindOrganizationId() ?? Guid.Empty;
            slug = await CurrentInstance.ListAsync(contexts, organization, cancellationToken) is [var first, ..] ? first.Slug : null;
        }

        return slug is null ? Results.LocalRedirect("/no-instance") : Back(slug, outcome);
    }

    private static IResult Back(string slug, InstallOutcome outcome) =>
        Results.LocalRedirect($"/i/{Uri.EscapeDataString(slug)}/connections?{outcome.ToQuery()}");
}
