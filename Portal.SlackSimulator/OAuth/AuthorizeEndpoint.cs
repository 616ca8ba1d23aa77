using Microsoft.AspNetCore.WebUtilities;
using Portal.SlackSimulator.Requests;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.OAuth;

/// <summary>The page on which a person lets the app into the workspace, or does not.</summary>
internal sealed class AuthorizeEndpoint(SimulatedSlack slack)
{
    private const string Choice = "workspace";
    private const string Denied = "The user has denied access to the scope(s) requested by the client application.";

    // No form-action: browsers would apply it to the redirect back to the app as well.
    private const string Policy = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'";

    public void Map(IEndpointRouteBuilder routes, SimulatorAddress address)
    {
        routes.MapGet("/oauth/v2/authorize", (HttpRequest request) => Ask(request.HttpContext, address));
        routes.MapPost("/oauth/v2/authorize", (HttpRequest request) => DecideAsync(request.HttpContext, address)).RefuseOtherSites();
    }

    private IResult Ask(HttpContext context, SimulatorAddress address)
    {
        var workspace = ChosenOn(context.Request);
        return Read(context.Request, workspace, out var problem) is { } request
            ? Page(context, StatusCodes.Status200OK, ConsentHtml.Ask(request, workspace, Others(context.Request, workspace), address.PathOn(context.Request)))
            : Refused(context, address, problem!);
    }

    private async Task<IResult> DecideAsync(HttpContext context, SimulatorAddress address)
    {
        var workspace = ChosenOn(context.Request);
        if (Read(context.Request, workspace, out var problem) is not { } request)
        {
            return Refused(context, address, problem!);
        }

        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : FormCollection.Empty;
        if (form["decision"] != "allow")
        {
            return Back(request, Denial(workspace.App));
        }

        var channel = form["channel"].ToString() is { Length: > 0 } id ? workspace.FindChannel(id) : workspace.MainChannel;
        return channel is null
            ? Refused(context, address, "channel_not_found")
            : Back(request, new() { ["code"] = workspace.Installations.Allow(request, channel.Id) });
    }

    // The person's choice on the page goes first, then the choice that was made for the person; "team" is only where Slack begins.
    private Workspace ChosenOn(HttpRequest request) =>
        slack.Find(request.Query[Choice].ToString()) ?? slack.Find(slack.First.App.InstallTo) ?? slack.Find(request.Query["team"].ToString()) ?? slack.First;

    /// <summary>The other workspaces, with the address of this page for each.</summary>
    private IReadOnlyList<(string Name, string Url)> Others(HttpRequest request, Workspace chosen) =>
    [
        .. slack.All.Where(other => other != chosen).Select(other => (other.Team.Name,
            QueryHelpers.AddQueryString("", request.Query.Where(pair => pair.Key != Choice).SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value))
                .Append(KeyValuePair.Create(Choice, (string?)other.Team.Id))))),
    ];

    private static Dictionary<string, string?> Denial(AppSettings app)
    {
        var answer = new Dictionary<string, string?>(StringComparer.Ordinal) { ["error"] = "access_denied" };
        if (!app.DenyWithoutDescription)
        {
            answer["error_description"] = Denied;
        }

        return answer;
    }

    private static IResult Back(AuthorizationRequest request, Dictionary<string, string?> answer)
    {
        answer["state"] = request.State;
        return Results.Redirect(QueryHelpers.AddQueryString(request.Target, answer));
    }

    private static AuthorizationRequest? Read(HttpRequest request, Workspace workspace, out string? problem)
    {
        var configured = workspace.App.RedirectUrls;
        return AuthorizationQuery.Read(request.Query, RedirectRule.For(configured, request), takesAnyLoopback: configured.Count == 0, out problem);
    }

    private static IResult Refused(HttpContext context, SimulatorAddress address, string problem) =>
        Page(context, StatusCodes.Status400BadRequest, ConsentHtml.Refused(problem, address.PathOn(context.Request)));

    private static IResult Page(HttpContext context, int status, string html)
    {
        context.Response.Headers.ContentSecurityPolicy = Policy;
        context.Response.Headers.CacheControl = "no-store";
        return Results.Content(html, "text/html; charset=utf-8", statusCode: status);
    }
}
