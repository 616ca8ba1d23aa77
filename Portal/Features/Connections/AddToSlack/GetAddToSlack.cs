using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Auth;
using Portal.Data;
using Portal.Domain.Connections;
using Portal.Features.Connections.Install;
using Portal.Slack;

namespace Portal.Features.Connections.AddToSlack;

/// <summary>Collects what the button's state follows from.</summary>
internal sealed class GetAddToSlack(IDbContextFactory<PortalDbContext> contexts, IOptions<SlackOptions> slack, TimeProvider clock)
{
    /// <param name="caller">Whose instance.</param>
    /// <param name="memberId">Who looks at the button.</param>
    /// <param name="connectionId">The connection that the button renews; null for the button that makes a new one.</param>
    /// <param name="last">How the way that just ended turned out.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    public async Task<AddToSlackFacts> HandleAsync(InstanceCaller caller, Guid? memberId, Guid? connectionId, InstallOutcome? last, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.ConnectionsOf(caller).AsNoTracking().Where(row => row.Mode == ConnectionModeKeys.SlackApp).ToListAsync(cancellationToken);
        var row = rows.Find(one => one.Id == connectionId);
        var others = await OthersAsync(db, caller, cancellationToken);
        return new AddToSlackFacts(
            MissingSettings.Of(slack.Value),
            row is null ? null : BotOf(row),
            [.. others.Where(other => row is null ? rows.TrueForAll(own => own.TeamId != other.TeamId) : row.TeamId == other.TeamId).Select(other => other.Said)],
            await WaitingAsync(db, caller, memberId, connectionId, cancellationToken),
            last);
    }

    private static ConnectedBot BotOf(Connection row)
    {
        // Not known is not missing.
        var scopes = row.Scopes is { } known ? SlackScopes.Compare(row.Mode, known.Split(',')).Missing : [];
        return new ConnectedBot(
            row.Name,
            row.TeamName,
            row.BotUserId,
            row.InstalledBy,
            row.BotToken is not null,
            row.Status == ConnectionStatus.ReconnectNeeded,
            [.. scopes.Select(scope => scope.Name)]);
    }

    private static async Task<IReadOnlyList<(string TeamId, TeamElsewhere Said)>> OthersAsync(PortalDbContext db, InstanceCaller caller, CancellationToken cancellationToken)
    {
        var found = await (
            from other in db.Connections
            join instance in db.Instances on other.InstanceId equals instance.Id
            where other.OrganizationId == caller.OrganizationId && other.InstanceId != caller.InstanceId && other.Mode == ConnectionModeKeys.SlackApp && other.TeamId != null
            orderby instance.Name
            select new { TeamId = other.TeamId!, other.TeamName, instance.Name }).Distinct().ToListAsync(cancellationToken);
        return [.. found.Select(one => (one.TeamId, new TeamElsewhere(one.TeamName ?? one.TeamId, one.Name)))];
    }

    private async Task<WaitingMembers?> WaitingAsync(PortalDbContext db, InstanceCaller caller, Guid? memberId, Guid? connectionId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var people = await (
            from state in db.InstallStates
            join one in db.Members on state.MemberId equals one.Id into known
            from member in known.DefaultIfEmpty()
            where state.InstanceId == caller.InstanceId && state.ConnectionId == connectionId && state.UsedAt == null && state.ExpiresAt > now
            select new { state.MemberId, Name = member == null ? "A member who was removed" : member.DisplayName }).Distinct().ToListAsync(cancellationToken);
        return people.Count == 0 ? null : new WaitingMembers(
            people.Exists(one => one.MemberId == memberId), [.. people.Where(one => one.MemberId != memberId).Select(one => one.Name).Order(StringComparer.Ordinal)]);
    }
}
