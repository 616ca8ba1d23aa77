using System.Globalization;
using Portal.Components.Shared;
using Portal.Domain.Notifications;

namespace Portal.Features.Notifications;

/// <summary>A notification's state in the words, icons and tones that all pages share.</summary>
public sealed record NotificationBadge(string Icon, string Word, BadgeTone Tone, string? Detail = null)
{
    public static NotificationBadge Of(NotificationState state) => Of(state, dueAt: null, lastError: null, DateTimeOffset.MinValue);

    public static NotificationBadge Of(NotificationState state, DateTimeOffset? dueAt, string? lastError, DateTimeOffset now) => state switch
    {
        NotificationState.Delivered => new("check_circle", "Delivered", BadgeTone.Good),
        NotificationState.Sending => new("sync", "Sending", BadgeTone.Working),
        NotificationState.Waiting => new("schedule", "Waiting", BadgeTone.Waiting, Until(dueAt, now)),
        NotificationState.FallingBack => new("forward_to_inbox", "Falling back", BadgeTone.Working, Until(dueAt, now)),
        NotificationState.FellBack => new("alt_route", "Fell back", BadgeTone.NeedsYou, lastError),
        NotificationState.Failed => new("error", "Failed", BadgeTone.Failed, lastError),
        NotificationState.Superseded => new("event_busy", "Not needed", BadgeTone.Neutral),
    };

    // Within the day, the day goes without saying.
    private static string? Until(DateTimeOffset? dueAt, DateTimeOffset now) =>
        dueAt is not { } due || due <= now ? null
        : "until " + due.UtcDateTime.ToString(due - now < TimeSpan.FromHours(12) ? "HH:mm:ss" : "d MMM HH:mm", CultureInfo.InvariantCulture) + " UTC";
}
