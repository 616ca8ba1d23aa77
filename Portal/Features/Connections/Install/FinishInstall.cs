using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Auth;
using Portal.Data;
using Portal.Domain;
using Portal.Domain.Connections;
using Portal.Features.Connections.Saving;
using Portal.Slack;
using Portal.Slack.Api;

namespace Portal.Features.Connections.Install;

/// <summary>The way back from Slack: whose return it is, the code against a token, the token into its connection.</summary>
internal sealed class FinishInstall(
    IDbContextFactory<PortalDbContext> contexts, SlackWebApi api, ConnectionWriter writer, IOptions<SlackOptions> slack, TimeProvider clock)
{
    /// <summary>The instance to return to, as far as it is known, and how it ended.</summary>
    public async Task<(string? Slug, InstallOutcome Outcome)> HandleAsync(ReturningMember who, SlackReturn answer, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (string.IsNullOrEmpty(answer.State))
        {
            return (null, new InstallOutcome(InstallOutcome.StateMissing));
        }

        var hash = InstallSession.HashOf(answer.State);
        if (await db.InstallStates.AsNoTracking().FirstOrDefaultAsync(row => row.StateHash == hash, cancellationToken) is not { } state)
        {
            return (null, new InstallOutcome(InstallOutcome.StateUnknown));
        }

        if (state.MemberId != who.MemberId)
        {
            return (null, new InstallOutcome(InstallOutcome.OtherMember));
        }

        var slug = await db.Instances.Where(row => row.Id == state.InstanceId && row.OrganizationId == state.OrganizationId)
            .Select(row => row.Slug).FirstOrDefaultAsync(cancellationToken);
        if (slug is null)
        {
            return (null, new InstallOutcome(InstallOutcome.StateUnknown));
        }

        var caller = new InstanceCaller(state.OrganizationId, state.InstanceId, slug, who.Name) { MemberId = who.MemberId };
        return (slug, await UseAsync(db, who, state, cancellationToken) ?? await ExchangeAsync(caller, state, answer, cancellationToken));
    }

    // The database decides between two returns at once: one row is changed, once.
    private async Task<InstallOutcome?> UseAsync(PortalDbContext db, ReturningMember who, InstallState state, CancellationToken cancellationToken)
    {
        if (who.Session is null || InstallSession.HashOf(who.Session) != state.SessionHash)
        {
            return new InstallOutcome(InstallOutcome.OtherSession);
        }

        var now = clock.GetUtcNow();
        if (state.UsedAt is null && state.ExpiresAt <= now)
        {
            return new InstallOutcome(InstallOutcome.StateExpired);
        }

        var used = await db.InstallStates.Where(row => row.Id == state.Id && row.UsedAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.UsedAt, now), cancellationToken);
        return used == 1 ? null : new InstallOutcome(InstallOutcome.StateUsed, state.ConnectionId);
    }

    private async Task<InstallOutcome> ExchangeAsync(InstanceCaller caller, InstallState state, SlackReturn answer, CancellationToken cancellationToken)
    {
        if (answer.Error is { Length: > 0 } error)
        {
            return answer switch
            {
                { Error: "access_denied", IsExplained: true } => new InstallOutcome(InstallOutcome.Cancelled, state.ConnectionId),
                { Error: "access_denied" } => new InstallOutcome(InstallOutcome.NotAllowed, state.ConnectionId),
                _ => new InstallOutcome(InstallOutcome.Refused, state.ConnectionId, error),
            };
        }

        if (string.IsNullOrEmpty(answer.Code))
        {
            return new InstallOutcome(InstallOutcome.CodeMissing, state.ConnectionId);
        }

        var access = await api.ExchangeCodeAsync(slack.Value.ClientId, new Secret(slack.Value.ClientSecret), answer.Code, state.RedirectUri, cancellationToken);
        return access.Value switch
        {
            null => InstallOutcome.Of(access.Error!) with { ConnectionId = state.ConnectionId },
            { ExpiresIn: not null } => new InstallOutcome(InstallOutcome.Rotates, state.ConnectionId),
            { BotUserId: null } or { TeamId: null, EnterpriseId: null } => new InstallOutcome(InstallOutcome.NoBot, state.ConnectionId),
            var granted => await StoreAsync(caller, state, SlackInstallation.Of(granted), cancellationToken),
        };
    }

    private async Task<InstallOutcome> StoreAsync(InstanceCaller caller, InstallState state, SlackInstallation installation, CancellationToken cancellationToken)
    {
        var draft = new ConnectionDraft(state.ConnectionId, ConnectionModeKeys.SlackApp, null) { Installation = installation };
        var written = await writer.WriteAsync(caller, draft, cancellationToken);
        var isOtherTeam = written.Value is { Outcome: SaveOutcome.OtherWorkspace };
        // What was chosen at Slack may be new here; the connection that the way began from is left alone.
        written = isOtherTeam ? await writer.WriteAsync(caller, draft with { Id = null }, cancellationToken) : written;
        return written.Value switch
        {
            null => new InstallOutcome(written.IsMissing ? InstallOutcome.ConnectionGone : InstallOutcome.RoleChanged),
            { Outcome: SaveOutcome.Exists } found => new InstallOutcome(InstallOutcome.Exists, found.Connection.Id),
            var stored => await DescribeAsync(caller, stored, installation, isOtherTeam, cancellationToken),
        };
    }

    private async Task<InstallOutcome> DescribeAsync(
        InstanceCaller caller, SaveConnectionResult stored, SlackInstallation installation, bool isOtherTeam, CancellationToken cancellationToken)
    {
        var missing = SlackScopes.Compare(ConnectionModeKeys.SlackApp, installation.Scopes).Missing;
        return new InstallOutcome(
            stored switch
            {
                _ when isOtherTeam => InstallOutcome.OtherTeam,
                _ when missing.Count > 0 => InstallOutcome.ScopesMissing,
                _ when await IsElsewhereAsync(caller, installation, cancellationToken) => InstallOutcome.Elsewhere,
                { Outcome: SaveOutcome.Added } => InstallOutcome.Connected,
                _ => InstallOutcome.Renewed,
            },
            stored.Connection.Id,
            missing.Count > 0 ? string.Join(',', missing.Select(scope => scope.Name)) : null);
    }

    private async Task<bool> IsElsewhereAsync(InstanceCaller caller, SlackInstallation installation, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return installation.TeamId is { } team && await db.Connections.AnyAsync(
            row => row.OrganizationId == caller.OrganizationId && row.InstanceId != caller.InstanceId && row.Mode == ConnectionModeKeys.SlackApp && row.TeamId == team, cancellationToken);
    }
}

/// <summary>Who came back.</summary>
/// <param name="Session">The browser's cookie; null when it has none.</param>
internal sealed record ReturningMember(Guid MemberId, string Name, string? Session)
{
    public override string ToString() => $"{nameof(ReturningMember)} {MemberId}";
}

/// <summary>What Slack's redirect carries.</summary>
/// <param name="IsExplained">Slack says in words why not, which it does when a person pressed Cancel.</param>
internal sealed record SlackReturn(string? Code, string? State, string? Error, bool IsExplained)
{
    public override string ToString() => $"{nameof(SlackReturn)} {Error}";
}
