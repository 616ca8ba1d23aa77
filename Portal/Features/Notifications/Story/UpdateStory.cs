using System.Globalization;
using Portal.Components.Shared;
using Portal.Domain.Notifications;

namespace Portal.Features.Notifications.Story;

/// <summary>Tells in words how bringing a message up to date went.</summary>
internal static class UpdateStory
{
    /// <param name="entry">Makes an entry of icon, tone and title with the attempt's facts.</param>
    public static TimelineEntry Of(AttemptView attempt, Func<AttemptView, string, BadgeTone, string, TimelineEntry> entry) => attempt.Outcome switch
    {
        AttemptOutcome.Succeeded => entry(attempt, "published_with_changes", BadgeTone.Good, $"Updated in Slack{Version(attempt)}"),
        AttemptOutcome.Started => entry(attempt, "sync", BadgeTone.Working, $"Updating in Slack{Version(attempt)}"),
        AttemptOutcome.Uncertain => entry(attempt, "help", BadgeTone.Waiting, $"No answer to the update{Version(attempt)}") with { Text = attempt.Note },
        AttemptOutcome.Failed => Refused(attempt, entry),
    };

    private static TimelineEntry Refused(AttemptView attempt, Func<AttemptView, string, BadgeTone, string, TimelineEntry> entry)
    {
        var mayWait = attempt.RetryAfterMilliseconds is not null;
        var title = $"Slack answered {attempt.ErrorCode ?? "an error"} to the update{Version(attempt)}";
        return entry(attempt, mayWait ? "hourglass_top" : "error", mayWait ? BadgeTone.Waiting : BadgeTone.Failed, title) with
        {
            // Where the message can never be changed, the note says what that means; there is nothing to mend then.
            Text = attempt.Note ?? attempt.Advice?.Message,
            Remedy = attempt.Note is null ? attempt.Advice?.Remedy : null,
            LinksToConnection = !mayWait && attempt is { Note: null, Advice: not null },
        };
    }

    private static string Version(AttemptView attempt) =>
        attempt.ContentVersion is { } version ? string.Create(CultureInfo.InvariantCulture, $" (version {version})") : "";
}
