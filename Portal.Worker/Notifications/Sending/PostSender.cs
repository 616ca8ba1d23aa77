using System.Text;
using Microsoft.Extensions.Logging;
using Portal.Data.Notifications.Writing;
using Portal.Domain.Notifications;
using Portal.Domain.Notifications.Delivery;
using Portal.Domain.Slack;
using Portal.Slack.Connections;
using Portal.Worker.Notifications.Attempts;
using Portal.Worker.Notifications.Fallbacks;
using Portal.Worker.Slack;

namespace Portal.Worker.Notifications.Sending;

/// <summary>Posts a notification, as a message or as a reply in a thread.</summary>
internal sealed partial class PostSender(AttemptRunner attempts, SlackAnswers answers, MentionReplies replies, FallbackHandover fallbacks, Jitter jitter, ILogger<PostSender> logger)
{
    /// <summary>The row that has to be on disk before the call.</summary>
    public AttemptStart Begin(SlackConnection connection, DueNotification notification) => new(
        attempts.Begin(notification.Id, notification.AttemptCount + 1, connection.Mode.Method, notification.ContentVersion), notification.InstanceId, notification.StepId);

    public Task<SendOutcome> SendAsync(SlackConnection connection, DueNotification notification, DeliveryAttempt attempt) =>
        attempts.RunAsync(attempt, () => CallAsync(connection, notification, attempt));

    private async Task<EndedAttempt> CallAsync(SlackConnection connection, DueNotification notification, DeliveryAttempt attempt)
    {
        var message = new OutgoingMessage(
            connection.Mode.HasFixedChannel ? null : notification.Target, Encoding.UTF8.GetBytes(notification.Payload), notification.ThreadTs);
        var holdsBefore = connection.Pace.Holds;
        // Not cancelled by a stop: an answer that is not waited for is a message that may be sent twice.
        var result = await connection.Mode.SendAsync(connection.Secrets, message, CancellationToken.None);
        if (!result.IsOk)
        {
            return Fail(connection, notification, attempt, result.Error!);
        }

        connection.Pace.PostTaken(holdsBefore);
        return await SucceedAsync(connection, notification, attempt, result.Value!);
    }

    private async Task<EndedAttempt> SucceedAsync(SlackConnection connection, DueNotification notification, DeliveryAttempt attempt, SlackReceipt receipt)
    {
        var end = attempts.End(attempt, AttemptOutcome.Succeeded) with { HttpStatus = 200 };
        var following = await replies.MakeAsync(notification, receipt, end.EndedAt);
        var next = new Delivered(notification.InstanceId, notification.StepId, notification.Id)
        {
            Message = MessageOf(connection, notification, receipt, end.EndedAt),
            Replies = following,
        };
        return new EndedAttempt(
            new AttemptResult(end, next), new SendOutcome(following.Count > 0 ? end.EndedAt : null), () => answers.SucceededAsync(connection));
    }

    private EndedAttempt Fail(SlackConnection connection, DueNotification notification, DeliveryAttempt attempt, SlackError error)
    {
        // One moment for all: what is written down as the end is what the wait counts from.
        var ended = attempts.End(attempt, error.OutcomeUnknown ? AttemptOutcome.Uncertain : AttemptOutcome.Failed);
        var now = ended.EndedAt;
        var bounded = error;
        if (error.Kind == SlackErrorKind.RetryAfter)
        {
            // Before anything is awaited: no other call of the workspace may ask Slack again meanwhile.
            bounded = error with { RetryAfter = connection.Pace.HoldPosts(error.RetryAfter) };
            Log.Held(logger, connection.Row.Id, now + bounded.RetryAfter.Value, error.RetryAfter);
        }

        var decision = DeliveryPolicy.Next(bounded, attempt.Number, now, notification.GiveUpAt, jitter.Next());
        var end = ended with
        {
            HttpStatus = error.HttpStatus,
            ErrorCode = error.Code,
            RetryAfter = error.RetryAfter,
            Note = NoteOf(decision, error),
        };
        return new EndedAttempt(
            new AttemptResult(end, After(notification, decision)),
            new SendOutcome((decision as RetryAt)?.At),
            () => answers.RefusedAsync(connection, notification, bounded, decision));
    }

    private NextState After(DueNotification notification, RetryDecision decision) => decision switch
    {
        RetryAt retry => new Postponed(notification.InstanceId, notification.StepId, notification.Id, retry.At, notification.GiveUpAt),
        _ when notification.IsTest => new GivenUp(notification.InstanceId, notification.StepId, notification.Id, NotificationState.Failed),
        // Falling back is an attempt of its own, so that it is on disk before it is done.
        _ => new FallsBack(notification.InstanceId, notification.StepId, notification.Id, fallbacks.KeyOf(notification)),
    };

    private static string? NoteOf(RetryDecision decision, SlackError error)
    {
        var doubt = error.OutcomeUnknown ? "The message may be in Slack all the same. " : "";
        return decision switch
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
        [LoggerMessage(1, LogLevel.Warning, "Slack had too many posts of connection {ConnectionId}, which waits until {Until} (Retry-After: {Asked}).")]
        public static partial void Held(ILogger logger, Guid connectionId, DateTimeOffset until, TimeSpan? asked);
    }
}
