using Portal.Domain.Notifications;

namespace Portal.Data.Notifications.Writing;

/// <summary>Writes a notification with its recipients, unless it is there already.</summary>
internal static class InsertNotification
{
    /// <param name="batch">Takes the statements.</param>
    /// <param name="row">The notification.</param>
    /// <param name="insert">One of the statements that insert a notification.</param>
    /// <param name="more">What <paramref name="insert"/> takes besides.</param>
    public static RowCount Insert(this WriteBatch batch, Notification row, Statement insert, params ReadOnlySpan<object?> more) =>
        Insert(batch, row, insert, (row.State, row.AttemptCount), more);

    /// <summary>As under way, because its first attempt is written with it.</summary>
    public static RowCount InsertUnderWay(this WriteBatch batch, Notification row, Statement insert) =>
        Insert(batch, row, insert, (NotificationState.Sending, 1), []);

    private static RowCount Insert(WriteBatch batch, Notification row, Statement insert, (NotificationState State, int Attempts) stands, ReadOnlySpan<object?> more)
    {
        var inserted = batch.Add(insert, [.. Values(row, stands), .. more]);
        row.Recipients.ForEach(recipient => Insert(batch, recipient));
        return inserted;
    }

    private static object?[] Values(Notification row, (NotificationState State, int Attempts) stands) =>
    [
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
        stands.State.ToString(),
        row.CreatedAt,
        row.DueAt,
        row.GiveUpAt,
        row.CompletedAt,
        stands.Attempts,
        row.LastError,
        row.Route,
        row.Payload,
        row.Target,
        row.ThreadTs,
        row.Replies,
        row.ContentVersion,
    ];

    private static void Insert(WriteBatch batch, NotificationRecipient row) => batch.Add(
        batch.Statements.InsertRecipient,
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
