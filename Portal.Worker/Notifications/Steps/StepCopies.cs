using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Notifications.Composing;
using Portal.Domain.Notifications.Events;
using Portal.Domain.Notifications.Parsing;
using Portal.Domain.Notifications.Routing;
using Portal.Domain.Notifications.Steps;

namespace Portal.Worker.Notifications.Steps;

/// <summary>Reads what copies were made of, and says what they show now.</summary>
internal static class StepCopies
{
    public static async Task<IReadOnlyDictionary<Guid, ComposedCopy>> ComposeAsync(
        PortalDbContext db, IReadOnlyList<CopySource> sources, StepNow now, CancellationToken cancellationToken)
    {
        var ids = sources.Select(source => source.NotificationId).ToList();
        var people = (await db.NotificationRecipients.AsNoTracking().Where(row => ids.Contains(row.NotificationId)).ToListAsync(cancellationToken))
            .ToLookup(row => row.NotificationId);
        var events = await BodiesAsync(db, sources.Select(source => source.EventId), cancellationToken);
        return sources.ToDictionary(
            source => source.NotificationId,
            source => CopyComposer.Compose(CopyPeople.With(events[source.EventId], people[source.NotificationId]), RouteDecisionJson.Read(source.Route), now));
    }

    /// <summary>The events' bodies, each read once.</summary>
    public static async Task<IReadOnlyDictionary<Guid, EventBody>> BodiesAsync(PortalDbContext db, IEnumerable<Guid> eventIds, CancellationToken cancellationToken)
    {
        var ids = eventIds.Distinct().ToList();
        var rows = await db.Events.AsNoTracking().Where(row => ids.Contains(row.Id)).Select(row => new { row.Id, row.Body }).ToListAsync(cancellationToken);
        return rows.ToDictionary(row => row.Id, row => EventReader.Read(row.Body).Body!);
    }
}
