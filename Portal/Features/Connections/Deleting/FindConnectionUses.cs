using Microsoft.EntityFrameworkCore;
using Portal.Auth;
using Portal.Data;
using Portal.Domain.Notifications;

namespace Portal.Features.Connections.Deleting;

/// <summary>What would break without a connection.</summary>
internal sealed class FindConnectionUses(IDbContextFactory<PortalDbContext> contexts)
{
    public async Task<Outcome<ConnectionUses>> HandleAsync(InstanceCaller caller, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await db.ConnectionsOf(caller).AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken);
        return row is null
            ? Outcome<ConnectionUses>.Missing()
            : Outcome<ConnectionUses>.Ok(await ReadAsync(db, caller, id, row.IsDefault, cancellationToken));
    }

    public static async Task<ConnectionUses> ReadAsync(
        PortalDbContext db, InstanceCaller caller, Guid id, bool isDefault, CancellationToken cancellationToken)
    {
        var definitions = db.Definitions.Where(row => row.InstanceId == caller.InstanceId && row.OrganizationId == caller.OrganizationId);
        var direct = await definitions.Where(row => row.ConnectionId == id).OrderBy(row => row.Name).Select(row => row.Name).ToListAsync(cancellationToken);
        var steps = await definitions
            .SelectMany(row => row.Steps.Where(step => step.ConnectionId == id), (row, step) => new { Definition = row.Name, Step = step.Name })
            .OrderBy(use => use.Definition).ThenBy(use => use.Step)
            .ToListAsync(cancellationToken);
        var waiting = await db.Notifications.CountAsync(
            row => row.InstanceId == caller.InstanceId && row.ConnectionId == id
                && (row.State == NotificationState.Waiting || row.State == NotificationState.Sending),
            cancellationToken);
        return new ConnectionUses(isDefault, direct, [.. steps.Select(use => $"{use.Definition} / {use.Step}")], waiting);
    }
}

/// <summary>Who uses a connection.</summary>
/// <param name="Steps">As <c>definition / step</c>.</param>
public sealed record ConnectionUses(bool IsDefault, IReadOnlyList<string> Definitions, IReadOnlyList<string> Steps, int WaitingNotifications)
{
    /// <summary>Configuration that names it, so that it cannot simply go.</summary>
    public bool InConfiguration => Definitions.Count > 0 || Steps.Count > 0;

    /// <summary>Such as <c>2 definitions and 1 step</c>.</summary>
    public string Words => string.Join(
        " and ",
        new[] { Count(Definitions.Count, "definition"), Count(Steps.Count, "step") }.Where(part => part.Length > 0));

    private static string Count(int number, string noun) => number == 0 ? "" : FormattableString.Invariant($"{number} {noun}{(number == 1 ? "" : "s")}");
}
