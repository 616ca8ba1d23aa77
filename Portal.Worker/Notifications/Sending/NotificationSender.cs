using System.Text;
using Microsoft.Extensions.Logging;
using Portal.Data.Notifications.Writing;
using Portal.Domain.Notifications;
using Portal.Domain.Notifications.Delivery;
using Portal.Domain.Slack;
using Portal.Slack.Connections;
using Portal.Worker.Slack;

namespace Portal.Worker.Notifications.Sending;

/// <summary>Makes one attempt: the call, its outcome on disk, and what the outcome means for notification, connection and errors.</summary>
internal sealed partial class NotificationSender(
    DeliveryStore store,
    ConnectionHealthBook health,
    DeliveryErrors errors,
    MentionReplies replies,
    StalePeople people,
    Jitter jitter,
    TimeProvider time,
    ILogger<NotificationSender> logger)
{
    /// <summary>The row that has to be on disk before the call.</summary>
    public DeliveryAttempt Begin(SlackConnection connection, DueNotification notification)
    {
        var now = time.GetUtcNow();
        return new DeliveryAttempt
        {
            Id = Guid.CreateVersion7(now),
            NotificationId = notification.Id,
            Number = notification.AttemptCount + 1,
            Method = connection.Mode.Method,
            ContentVersion = notification.ContentVersion,
            StartedAt = now,
            Outcome = AttemptOutcome.Started,
        };
    }

    /// <summary>Calls Slack. Never throws: a lane must not fall with one of its calls.</summary>
    public async Task<SendOutcome> SendAsync(SlackConnection connection, DueNotification notification, DeliveryAttempt attempt, SlackPace pace)
    {
        try
        {
            var message = new OutgoingMessage(
                connection.Mode.HasFixedChannel ? null : notification.Target, Encoding.UTF8.GetBytes(notification.Payload), notification.ThreadTs);
            // Not cancelled by a stop: an answer that nobody waits for is a message that may be sent twice.
            var result = await connection.Mode.SendAsync(connection.Secrets, message, CancellationToken.None);
            return result.IsOk
                ? await SucceedAsync(connection, notification, attempt, result.Value!)
                : await FailAsync(connection, notification, attempt, result.Error!, pace);
        }
        catch (Exception failure)
        {
            Log.OutcomeLost(logger, notification.Id, failure);
            return new SendOutcome(IsLost: true);
        }
    }

    private async Task<SendOutcome> SucceedAsync(SlackConnection connection, DueNotification notification, DeliveryAttempt attempt, SlackReceipt receipt)
    {
        var now = time.GetUtcNow();
        await store.FinishAsync(Result(notification, attempt, now) with
        {
            Outcome = AttemptOutcome.Succeeded,
            State = NotificationState.Delivered,
            HttpStatus = 200,
            Message = MessageOf(connection, notification, receipt, now),
            Replies = await replies.MakeAsync(notification, receipt, now),
        });
        await health.SucceededAsync(connection.Row, now);
        return default;
    }

    private async Task<SendOutcome> FailAsync(SlackConnection connection, DueNotification notification, DeliveryAttempt attempt, SlackError error, SlackPace pace)
    {
        var now = time.GetUtcNow();
        if (error is { Kind: SlackErrorKind.RetryAfter, RetryAfter: { } wait })
        {
            // Before anything is awaited: whoever else sends must not ask Slack again meanwhile.
            pace.HoldPosts(now + wait);
            Log.Held(logger, connection.Row.Id, now + wait);
        }

        var step = DeliveryPolicy.Next(error, attempt.Number, now, notification.GiveUpAt, jitter.Next());
        var failed = Result(notification, attempt, now) with
        {
            Outcome = error.OutcomeUnknown ? AttemptOutcome.Uncertain : AttemptOutcome.Failed,
            HttpStatus = error.HttpStatus,
            ErrorCode = error.Code,
            RetryAfter = error.RetryAfter,
            Note = NoteOf(step, error),
        };
        await store.FinishAsync(After(failed, notification, step, now));
        await health.FailedAsync(connection, error, now);
        await errors.ReportAsync(connection.Row, notification, error, step);
        await people.ForgetAsync(connection, notification, error);
        return new SendOutcome(IsOverdue: step is FallBack);
    }

    // Falling back is an attempt of its own, so that it is on disk before it is done: the notification becomes overdue here.
    private static AttemptResult After(AttemptResult failed, DueNotification notification, DeliveryStep step, DateTimeOffset now) => step switch
    {
        RetryAt retry => failed with { State = NotificationState.Waiting, DueAt = retry.At },
        _ when notification.IsTest => failed with { State = NotificationState.Failed },
        _ => failed with { State = NotificationState.Waiting, DueAt = now, GiveUpAt = now },
    };

    private static AttemptResult Result(DueNotification notification, DeliveryAttempt attempt, DateTimeOffset now) => new()
    {
        AttemptId = attempt.Id,
        NotificationId = notification.Id,
        InstanceId = notification.InstanceId,
        Outcome = AttemptOutcome.Failed,
        State = NotificationState.Waiting,
        EndedAt = now,
        GiveUpAt = notification.GiveUpAt,
        Latency = now - attempt.StartedAt,
    };

    private static string? NoteOf(DeliveryStep step, SlackError error)
    {
        var doubt = error.OutcomeUnknown ? "The message may be in Slack all the same. " : "";
        return step switch
        {
            FallBack fallBack => doubt + fallBack.Reason,
            _ => doubt.Length > 0 ? doubt.TrimEnd() : null,
        };
    }

    private static Message? MessageOf(SlackConnection connection, DueNotification notification, SlackReceipt receipt, DateTimeOffset now) =>
        receipt is { ChannelId: { } channel, Ts: { } ts }
            ? new Message
            {
                Id = Guid.CreateVersion7(now),
                OrganizationId = notification.OrganizationId,
                InstanceId = notification.InstanceId,
                NotificationId = notification.Id,
                ConnectionId = connection.Row.Id,
                StepId = notification.ThreadTs is null ? notification.StepId : null,
                ChannelId = channel,
                Ts = ts,
                ContentVersion = notification.ContentVersion,
                WantedVersion = notification.ContentVersion,
                State = MessageState.Current,
                SentAt = now,
            }
            : null;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The outcome of sending notification {NotificationId} could not be written.")]
        public static partial void OutcomeLost(ILogger logger, Guid notificationId, Exception failure);

        [LoggerMessage(2, LogLevel.Warning, "Slack asked connection {ConnectionId} to wait until {Until}.")]
        public static partial void Held(ILogger logger, Guid connectionId, DateTimeOffset until);
    }
}
