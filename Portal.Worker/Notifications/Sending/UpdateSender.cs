using System.Text;
using Portal.Data.Notifications.Writing;
using Portal.Domain.Notifications;
using Portal.Domain.Notifications.Delivery;
using Portal.Domain.Slack;
using Portal.Slack.Connections;
using Portal.Worker.Notifications.Attempts;
using Portal.Worker.Slack;

namespace Portal.Worker.Notifications.Sending;

/// <summary>Brings one message up to date. Repeating it does no harm, so a lost answer is simply asked for again.</summary>
internal sealed class UpdateSender(AttemptRunner attempts, SlackAnswers answers, StalenessMeter staleness, Jitter jitter)
{
    private static readonly TimeSpan WhileDisconnected = TimeSpan.FromMinutes(1);

    /// <summary>The row that has to be on disk before the call.</summary>
    public AttemptStart Begin(DueUpdate update) =>
        new(attempts.Begin(update.NotificationId, update.AttemptCount + 1, SlackMethod.Update.Name, update.Version), update.InstanceId, update.StepId)
        {
            MessageId = update.MessageId,
        };

    public Task<SendOutcome> SendAsync(SlackConnection connection, DueUpdate update, DeliveryAttempt attempt) =>
        attempts.RunAsync(attempt, () => CallAsync(connection, update, attempt));

    private async Task<EndedAttempt> CallAsync(SlackConnection connection, DueUpdate update, DeliveryAttempt attempt)
    {
        var receipt = new SlackReceipt(update.ChannelId, update.Ts);
        var result = await connection.Mode.UpdateAsync(connection.Secrets, receipt, Encoding.UTF8.GetBytes(update.Payload), CancellationToken.None);
        return result.IsOk ? Succeed(connection, update, attempt) : Fail(connection, update, attempt, result.Error!);
    }

    private EndedAttempt Succeed(SlackConnection connection, DueUpdate update, DeliveryAttempt attempt)
    {
        var end = attempts.End(attempt, AttemptOutcome.Succeeded) with { HttpStatus = 200 };
        staleness.Record(end.EndedAt - (update.StaleSince ?? end.EndedAt));
        var next = new Shown(update.InstanceId, update.StepId, update.MessageId, update.Version, update.Payload);
        // What became newer while this was under way is due at once.
        return new EndedAttempt(new AttemptResult(end, next), new SendOutcome(end.EndedAt), () => answers.SucceededAsync(connection));
    }

    private EndedAttempt Fail(SlackConnection connection, DueUpdate update, DeliveryAttempt attempt, SlackError error)
    {
        var ended = attempts.End(attempt, AttemptOutcome.Failed);
        var now = ended.EndedAt;
        var bounded = error.Kind == SlackErrorKind.RetryAfter ? error with { RetryAfter = connection.Pace.Hold(SlackMethod.Update, error.RetryAfter) } : error;

        var isStuck = error.Kind is SlackErrorKind.Content or SlackErrorKind.Target;
        var dueAt = isStuck ? (DateTimeOffset?)null : NextTry(bounded, update.Failures + 1, now);
        var end = ended with
        {
            HttpStatus = error.HttpStatus,
            ErrorCode = error.Code,
            RetryAfter = error.RetryAfter,
            Note = isStuck ? "Slack does not let this message be changed: it goes on showing an older state." : null,
        };
        var next = new NotShown(update.InstanceId, update.StepId, update.MessageId, update.Version, dueAt);
        return new EndedAttempt(new AttemptResult(end, next), new SendOutcome(dueAt ?? now), () => answers.RefusedAsync(connection, update, bounded));
    }

    // A message stays to be mended however long that takes: there is no fallback for it, also not where the connection itself is refused.
    private DateTimeOffset NextTry(SlackError error, int failures, DateTimeOffset now) =>
        DeliveryPolicy.Next(error, failures, now, DateTimeOffset.MaxValue, jitter.Next()) is RetryAt retry ? retry.At : now + WhileDisconnected;
}
