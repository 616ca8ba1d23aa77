using Portal.Components.Shared;
using Portal.Domain.Notifications;

namespace Portal.Features.Notifications.InSlack;

/// <summary>Whether a message tells the truth, in the words, icons and tones that all pages share.</summary>
public sealed record TruthBadge(string Icon, string Word, BadgeTone Tone, string? Detail = null)
{
    public static TruthBadge Of(MessageState state, DateTimeOffset? staleSince, string? lastError, DateTimeOffset now) => state switch
    {
        MessageState.Current => new("check_circle", "Up to date", BadgeTone.Good),
        MessageState.Stale or MessageState.Updating => new("sync", "Being updated", BadgeTone.Working, Since(staleSince, lastError, now)),
        MessageState.Stuck => new("lock", "Slack refuses to change it", BadgeTone.Failed, RefusedUpdate.Why(lastError)),
    };

    /// <summary>On a list's line: for how long Slack has shown an older state; null when it shows the newest.</summary>
    public static TruthBadge? Of(DateTimeOffset? staleSince, DateTimeOffset now) => staleSince is { } since
        ? new TruthBadge("sync_problem", "Not up to date", BadgeTone.Waiting, $"for {RelativeTimeText.Words(Span(since, now))}")
        : null;

    private static string? Since(DateTimeOffset? staleSince, string? lastError, DateTimeOffset now)
    {
        var since = staleSince is { } at ? $"since {RelativeTimeText.Words(Span(at, now))}" : null;
        return lastError is null ? since : $"{since}; Slack answered {lastError}";
    }

    // Another node's clock may be a little ahead.
    private static TimeSpan Span(DateTimeOffset since, DateTimeOffset now) => now > since ? now - since : TimeSpan.Zero;
}
