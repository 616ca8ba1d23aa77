using Portal.Domain.Notifications;

namespace Portal.Data.Notifications.Writing;

/// <summary>Puts an event's notifications on disk and takes the event off the planner's list. Done twice, it does no more than once.</summary>
internal sealed class StorePlan(Guid eventId, IReadOnlyList<Notification> notifications) : WriteOperation
{
    public override void Execute(HotStatements statements)
    {
        foreach (var notification in notifications)
        {
            statements.Insert(notification);
        }

        statements.MarkPlanned.Execute(statements.Transaction, eventId);
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
