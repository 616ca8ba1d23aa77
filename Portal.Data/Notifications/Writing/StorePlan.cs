using Portal.Domain.Notifications;

namespace Portal.Data.Notifications.Writing;

/// <summary>Puts an event's notifications on disk and takes the event off the planner's list. Done twice, it does no more than once.</summary>
internal sealed class StorePlan(Guid eventId, IReadOnlyList<Notification> notifications) : WriteOperation
{
    public override WriteOrder Order => notifications is [var first, ..] ? WriteOrder.OfStep(first.InstanceId, first.StepId) : WriteOrder.Any;

    public override void Write(WriteBatch batch)
    {
        foreach (var notification in notifications)
        {
            batch.Insert(notification, batch.Statements.InsertNotification);
        }

        batch.Add(batch.Statements.MarkPlanned, eventId);
    }

    public override void Announce(ChangeFeed changes, WorkSignals signals)
    {
        foreach (var notification in notifications)
        {
            signals.WakeLane(notification.ConnectionId ?? Guid.Empty);
            changes.Publish(notification.InstanceId);
        }
    }
}
