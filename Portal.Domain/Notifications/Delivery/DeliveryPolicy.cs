using Portal.Domain.Slack;

namespace Portal.Domain.Notifications.Delivery;

/// <summary>Decides what follows a failed attempt.</summary>
public static class DeliveryPolicy
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>Whether to try again, and when.</summary>
    /// <param name="attempt">How many attempts were made, this one included: 1 after the first.</param>
    /// <param name="giveUpAt">From <see cref="GiveUpAt"/>; a retry at or after it would come too late, so the fallback goes out now.</param>
    /// <param name="jitter">-1 to 1: moves a retry by up to a fifth of its delay, so that many notifications do not come back at once.</param>
    public static RetryDecision Next(SlackError error, int attempt, DateTimeOffset now, DateTimeOffset giveUpAt, double jitter) =>
        error.Kind switch
        {
            SlackErrorKind.RetryAfter => Retry(error, AskedWait.Within(error.RetryAfter ?? First), now, giveUpAt),
            SlackErrorKind.Retry => Retry(error, BackOff(attempt, jitter), now, giveUpAt),
            SlackErrorKind.Content => new FallBack($"Slack refuses this message ({error.Code}); sending it again would not help."),
            SlackErrorKind.Target => new FallBack($"Slack cannot deliver to this channel or person ({error.Code})."),
            SlackErrorKind.Connection => new FallBack($"The connection to Slack does not work ({error.Code})."),
        };

    /// <summary>When a person must be told another way: after the bound, or at the deadline when that comes first.</summary>
    public static DateTimeOffset GiveUpAt(DateTimeOffset createdAt, DateTimeOffset? deadline, TimeSpan fallbackAfter)
    {
        var bound = fallbackAfter >= DateTimeOffset.MaxValue - createdAt ? DateTimeOffset.MaxValue : createdAt + fallbackAfter;
        return deadline < bound ? deadline.Value : bound;
    }

    private static RetryDecision Retry(SlackError error, TimeSpan delay, DateTimeOffset now, DateTimeOffset giveUpAt) =>
        delay < giveUpAt - now
            ? new RetryAt(now + delay)
            : new FallBack($"Slack did not take the message in time ({error.Code}).");

    private static TimeSpan BackOff(int attempt, double jitter)
    {
        var doubled = First * Math.Pow(2, Math.Clamp(attempt - 1, 0, 20));
        var delay = doubled < Longest ? doubled : Longest;
        return delay * (1 + (0.2 * (double.IsNaN(jitter) ? 0 : Math.Clamp(jitter, -1, 1))));
    }
}
