using Portal.Domain.Notifications;

namespace Portal.Data.Notifications.Writing;

/// <summary>Writes a notification with its recipients, unless it is there already.</summary>
internal static class InsertNotification
{
    public static void Insert(this HotStatements statements, Notification notification)
    {
        if (InsertRow(statements, notification) == 1)
        {
            notification.Recipients.ForEach(recipient => InsertRow(statements, recipient));
        }
    }

    private static int InsertRow(HotStatements statements, Notification row) => statements.InsertNotification.Execute(
        statements.Transaction,
        row.Id,
        row.OrganizationId,
        row.InstanceId,
        row.EventId,
        row.ConnectionId,
        row.RecipientKey.ToString(),
        row.Purpose.ToString(),
        row.EventType,
        row.Subject,
        row.StepId,
        row.State.ToString(),
        row.CreatedAt,
        row.DueAt,
        row.GiveUpAt,
        row.CompletedAt,
        row.AttemptCount,
        row.LastError,
        row.Route,
        row.Payload,
        row.Target,
        row.ThreadTs,
        row.Replies,
        row.ContentVersion);

    private static void InsertRow(HotStatements statements, NotificationRecipient row) => statements.InsertRecipient.Execute(
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
