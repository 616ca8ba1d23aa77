using Portal.Domain.Notifications;

namespace Portal.Data.Notifications.Writing;

/// <summary>Puts an event's notifications on disk and takes the event off the planner's list. Done twice, it does no more than once.</summary>
internal sealed class StorePlan(Guid eventId, IReadOnlyList<Notification> notifications) : WriteOperation
{
    public override void Execute(HotStatements statements)
    {
        foreach (var notification in notifications)
        {
            if (Insert(statements, notification) == 1)
            {
                notification.Recipients.ForEach(recipient => Insert(statements, recipient));
            }
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

    private static int Insert(HotStatements statements, Notification row) => statements.InsertNotification.Execute(
        statements.Transaction,
        row.Id,
        row.OrganizationId,
        row.InstanceId,
        row.EventId,
        row.ConnectionId,
        row.RecipientKey,
        row.Purpose,
        row.EventType,
        row.Subject,
        row.StepId,
        row.State.ToString(),
        row.CreatedAt,
        row.DueAt,
        row.GiveUpAt,
        row.AttemptCount,
        row.LastError,
        row.Route,
        row.Payload,
        row.Target,
        row.ThreadTs,
        row.Replies,
        row.ContentVersion);

    private static void Insert(HotStatements statements, NotificationRecipient row) => statements.InsertRecipient.Execute(
        statements.Transaction,
        row.NotificationId,
        row.Position,
        row.InstanceId,
        row.AccountId,
        row.DisplayName,
        row.Email,
        row.NameKey,
        row.EmailKey,
        row.Role,
        row.SlackUserId);
}
