using System.Text;
using Microsoft.Extensions.Logging;
using Portal.Data.Notifications.Writing;
using Portal.Domain.Notifications;
using Portal.Domain.Notifications.Delivery;
using Portal.Domain.Slack;
using Portal.Slack.Connections;
using Portal.Worker.Slack;

namespace Portal.Worker.Notifications.Sending;

/// <summary>Brings one message up to date. Repeating it does no harm, so a lost answer is simply asked for again.</summary>
internal sealed partial class MessageUpdater(
    DeliveryStore store,
    ConnectionHealthBook health,
    DeliveryErrors errors,
    StalenessMeter staleness,
    Jitter jitter,
    TimeProvider time,
    ILogger<MessageUpdater> logger)
{
    private static readonly TimeSpan WhileDisconnected = TimeSpan.FromMinutes(1);

    /// <summary>The row that has to be on disk before the call.</summary>
    public DeliveryAttempt Begin(DueUpdate update)
    {
        var now = time.GetUtcNow();
        return new DeliveryAttempt
        {
            Id = Guid.CreateVersion7(now),
            NotificationId = update.NotificationId,
            Number = update.AttemptCount + 1,
            Method = SlackMethod.Update.Name,
            ContentVersion = update.Version,
            StartedAt = now,
            Outcome = AttemptOutcome.Started,
        };
    }

    /// <summary>Calls Slack. Never throws: a lane must not fall with one of its calls.</summary>
    public async Task<SendOutcome> UpdateAsync(SlackConnection connection, DueUpdate update, DeliveryAttempt attempt, SlackPace pace)
    {
        try
        {
            var receipt = new SlackReceipt(update.ChannelId, update.Ts);
            var result = await connection.Mode.UpdateAsync(connection.Secrets, receipt, Encoding.UTF8.GetBytes(update.Payload), CancellationToken.None);
            await (result.IsOk ? SucceedAsync(connection, update, attempt) : FailAsync(connection, update, attempt, result.Error!, pace));
            return default;
        }
        catch (Exception failure)
        {
            Log.OutcomeLost(logger, update.MessageId, failure);
            return new SendOutcome(IsLost: true);
        }
    }

    private async Task SucceedAsync(SlackConnection connection, DueUpdate update, DeliveryAttempt attempt)
    {
        var now = time.GetUtcNow();
        staleness.Record(now - (update.StaleSince ?? now));
        await store.FinishUpdateAsync(new UpdateResult
        {
            Attempt = Result(update, attempt, now) with { Outcome = AttemptOutcome.Succeeded, HttpStatus = 200 },
            MessageId = update.MessageId,
            Version = update.Version,
            Payload = update.Payload,
            State = MessageState.Current,
        });
        await health.SucceededAsync(connection.Row, now);
    }

    private async Task FailAsync(SlackConnection connection, DueUpdate update, DeliveryAttempt attempt, SlackError error, SlackPace pace)
    {
        var now = time.GetUtcNow();
        if (error is { Kind: SlackErrorKind.RetryAfter, RetryAfter: { } wait })
        {
            pace.Hold(SlackMethod.Update, now + wait);
        }

        var isStuck = error.Kind is SlackErrorKind.Content or SlackErrorKind.Target;
        await store.FinishUpdateAsync(new UpdateResult
        {
            Attempt = Result(update, attempt, now) with
            {
                HttpStatus = error.HttpStatus,
                ErrorCode = error.Code,
                RetryAfter = error.RetryAfter,
                Note = isStuck ? "Slack does not let this message be changed: it goes on showing an older state." : null,
            },
            MessageId = update.MessageId,
            Version = update.Version,
            Payload = update.Payload,
            State = isStuck ? MessageState.Stuck : MessageState.Stale,
            DueAt = isStuck ? null : NextTry(error, update.Failures + 1, now),
        });
        await health.FailedAsync(connection, error, now);
        if (error.Kind is not (SlackErrorKind.Retry or SlackErrorKind.RetryAfter))
        {
            await errors.ReportUpdateAsync(connection.Row, update.InstanceId, error, update.ChannelId);
        }
    }

    // A message stays to be mended however long that takes: there is no fallback for it.
    private DateTimeOffset NextTry(SlackError error, int failures, DateTimeOffset now) => error.Kind == SlackErrorKind.Connection
        ? now + WhileDisconnected
        : DeliveryPolicy.Next(error, failures, now, DateTimeOffset.MaxValue, jitter.Next()) is RetryAt retry ? retry.At : now + WhileDisconnected;

    private static AttemptResult Result(DueUpdate update, DeliveryAttempt attempt, DateTimeOffset now) => new()
    {
        AttemptId = attempt.Id,
        NotificationId = update.NotificationId,
        InstanceId = update.InstanceId,
        Outcome = AttemptOutcome.Failed,
        State = NotificationState.Delivered,
        EndedAt = now,
        GiveUpAt = now,
        Latency = now - attempt.StartedAt,
    };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The outcome of updating message {MessageId} could not be written.")]
        public static partial void OutcomeLost(ILogger logger, Guid messageId, Exception failure);
    }
}
