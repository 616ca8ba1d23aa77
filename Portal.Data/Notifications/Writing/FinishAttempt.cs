using Portal.Domain.Notifications;

namespace Portal.Data.Notifications.Writing;

/// <summary>Writes an attempt's outcome and moves its notification on.</summary>
internal sealed class FinishAttempt(AttemptResult result) : WriteOperation
{
    public override void Execute(HotStatements statements)
    {
        statements.FinishAttempt.Execute(
            statements.Transaction,
            result.EndedAt,
            result.Outcome.ToString(),
            result.HttpStatus,
            result.ErrorCode,
            (long?)result.RetryAfter?.TotalMilliseconds,
            (long?)result.Latency?.TotalMilliseconds,
            result.Note,
            result.AttemptId);
        var isDone = result.State is not (NotificationState.Waiting or NotificationState.Sending);
        statements.Settle.Execute(
            statements.Transaction,
            result.State.ToString(),
            result.DueAt,
            result.GiveUpAt,
            isDone ? result.EndedAt : null,
            result.ErrorCode,
            result.NotificationId);
        if (result.Message is { } message)
        {
            Insert(statements, message);
        }
    }

    public override void Announce(ChangeFeed changes, WorkSignals signals) => changes.Publish(result.InstanceId);

    private static void Insert(HotStatements statements, Message row) => statements.InsertMessage.Execute(
        statements.Transaction,
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
}
