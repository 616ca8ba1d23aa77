using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Notifications;
using Portal.Domain.Notifications.Events;
using Portal.Worker.Notifications.Steps;

namespace Portal.Worker.Notifications.Addressing;

/// <summary>Reads the notifications of a lane whose people are still to be looked up, with all that addressing them takes.</summary>
internal sealed class UnresolvedNotifications(IDbContextFactory<PortalDbContext> contexts, StepBook steps)
{
    private const int PageSize = 500;

    public async Task<IReadOnlyList<Unresolved>> ReadAsync(Guid connectionId, bool onlyTests, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.Notifications.AsNoTracking()
            .Where(row => row.ConnectionId == connectionId && row.State == NotificationState.Waiting && row.Target == null)
            .Where(row => row.DueAt <= now && row.GiveUpAt > now && (!onlyTests || row.EventId == null))
            .OrderBy(row => row.DueAt)
            .Take(PageSize)
            .Include(row => row.Recipients)
            .AsSplitQuery()
            .ToListAsync(cancellationToken);
        if (rows.Count == 0)
        {
            return [];
        }

        var events = await StepCopies.BodiesAsync(db, rows.Select(row => row.EventId).OfType<Guid>(), cancellationToken);
        var states = await steps.ReadAsync([.. rows.Where(row => row.StepId is not null).Select(row => (row.InstanceId, row.StepId!))], cancellationToken);
        return rows.ConvertAll(row => new Unresolved(
            row,
            row.EventId is { } id ? events.GetValueOrDefault(id) : null,
            row.StepId is { } step ? states.GetValueOrDefault((row.InstanceId, step), StepNow.Unknown) : StepNow.Unknown));
    }
}

/// <summary>A notification without a target.</summary>
/// <param name="Original">The event that caused it; null for a test.</param>
internal sealed record Unresolved(Notification Row, EventBody? Original, StepNow Step)
{
    public IEnumerable<string> Emails => Row.Recipients.Select(person => EmailKey.Of(person.Email)).OfType<string>();
}
