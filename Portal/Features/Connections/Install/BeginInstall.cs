using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Auth;
using Portal.Data;
using Portal.Domain;
using Portal.Domain.Connections;
using Portal.Slack;

namespace Portal.Features.Connections.Install;

/// <summary>Opens a way to Slack's consent page: remembers who goes, and answers where to.</summary>
internal sealed class BeginInstall(IDbContextFactory<PortalDbContext> contexts, IOptions<SlackOptions> slack, TimeProvider clock)
{
    /// <summary>As long as the code that Slack brings back.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    // So that "too late" can be told from "never heard of".
    private static readonly TimeSpan KeptAfter = TimeSpan.FromHours(1);

    /// <summary>Slack's address; or every missing setting; or missing, when the connection to renew is gone or has no bot.</summary>
    public async Task<Outcome<Uri>> HandleAsync(InstanceCaller caller, BeginInstallRequest request, CancellationToken cancellationToken)
    {
        if (MissingSettings.Of(slack.Value) is { Count: > 0 } missing)
        {
            return Outcome<Uri>.Invalid([.. missing.Select(key => new FieldProblem(key, $"{key} is not set."))]);
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var renewed = request.ConnectionId is null
            ? null
            : await db.ConnectionsOf(caller).AsNoTracking().FirstOrDefaultAsync(row => row.Id == request.ConnectionId && row.Mode == ConnectionModeKeys.SlackApp, cancellationToken);
        if (request.ConnectionId is not null && renewed is null)
        {
            return Outcome<Uri>.Missing();
        }

        var state = InstallSession.NewValue();
        await RememberAsync(db, caller, request, state, cancellationToken);
        return Outcome<Uri>.Ok(Address(request, state, renewed?.TeamId));
    }

    private async Task RememberAsync(
        PortalDbContext db, InstanceCaller caller, BeginInstallRequest request, string state, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var old = now - KeptAfter;
        await db.InstallStates.Where(row => row.ExpiresAt < old).ExecuteDeleteAsync(cancellationToken);
        db.InstallStates.Add(new InstallState
        {
            Id = Guid.CreateVersion7(now),
            StateHash = InstallSession.HashOf(state),
            SessionHash = InstallSession.HashOf(request.Session),
            OrganizationId = caller.OrganizationId,
            InstanceId = caller.InstanceId,
            MemberId = request.MemberId,
            ConnectionId = request.ConnectionId,
            RedirectUri = request.RedirectUri,
            ExpiresAt = now + Lifetime,
        });
        await db.SaveChangesAsync(cancellationToken);
    }

    private Uri Address(BeginInstallRequest request, string state, string? team) => new(QueryHelpers.AddQueryString(slack.Value.AuthorizeUrl, new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["client_id"] = slack.Value.ClientId,
        ["scope"] = string.Join(',', SlackScopes.Of(ConnectionModeKeys.SlackApp).Select(scope => scope.Name)),
        ["redirect_uri"] = request.RedirectUri,
        ["state"] = state,
        // Slack offers the workspace of the connection first; the person may still choose another.
        ["team"] = team,
    }));
}

/// <param name="ConnectionId">The connection to renew; null to make one.</param>
/// <param name="RedirectUri">Where Slack sends the browser back to.</param>
/// <param name="Session">The cookie's value.</param>
internal sealed record BeginInstallRequest(Guid MemberId, Guid? ConnectionId, string RedirectUri, string Session)
{
    public override string ToString() => $"{nameof(BeginInstallRequest)} {ConnectionId}";
}
