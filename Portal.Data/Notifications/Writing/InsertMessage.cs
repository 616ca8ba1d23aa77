using Portal.Domain.Notifications;

namespace Portal.Data.Notifications.Writing;

/// <summary>Writes what Slack shows of a notification.</summary>
internal static class InsertMessage
{
    /// <summary>Counts whether the step changed while the message was under way: it is looked through again then. Null for a message of no step.</summary>
    public static RowCount? Insert(this WriteBatch batch, Message row)
    {
        batch.Add(
            batch.Statements.InsertMessage,
            row.Id,
            row.OrganizationId,
            row.InstanceId,
            row.NotificationId,
            row.ConnectionId,
            row.StepId,
            row.ChannelId,
            row.Ts,
            row.ContentVersion,
            row.State.ToString(),
            row.WantedVersion,
            row.Rank,
            row.Failures,
            row.SentAt);
        return row.StepId is { } step ? batch.Add(batch.Statements.Steps.Reopen, row.SentAt, row.InstanceId, step, row.ContentVersion) : null;
    }
}
