using Portal.Domain.Notifications;

namespace Portal.Data.Notifications.Writing;

/// <summary>Writes an attempt's outcome and moves its notification on.</summary>
internal sealed class FinishAttempt(AttemptResult result) : WriteOperation
{
    private bool _isOutdated;

    public override void Execute(HotStatements statements)
    {
        statements.Finish(result);
        var isDone = result.State is not (NotificationState.Waiting or NotificationState.Sending);
        statements.Settle.Execute(
            statements.Transaction,
            result.State.ToString(),
            result.DueAt,
            result.GiveUpAt,
            isDone ? result.EndedAt : null,
            result.ErrorCode,
            result.NotificationId);
        _isOutdated = result.Message is { } message && Insert(statements, message);
        foreach (var reply in result.Replies)
        {
            statements.Insert(reply);
        }
    }

    public override void Announce(ChangeFeed changes, WorkSignals signals)
    {
        changes.Publish(result.InstanceId);
        if (_isOutdated)
        {
            signals.WakePlanner();
        }
    }

    /// <summary>True when the step changed while the message was under way.</summary>
    private static bool Insert(HotStatements statements, Message row)
    {
        statements.InsertMessage.Execute(
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
        return row.StepId is { } step && statements.Steps.Reopen.Execute(statements.Transaction, row.SentAt, row.InstanceId, step, row.ContentVersion) > 0;
    }
}
