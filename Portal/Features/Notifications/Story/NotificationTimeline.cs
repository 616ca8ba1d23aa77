using System.Globalization;
using Portal.Components.Shared;
using Portal.Domain.Notifications;
using Portal.Domain.Notifications.Routing;

namespace Portal.Features.Notifications.Story;

/// <summary>Tells a notification's story from the event to its outcome.</summary>
internal static class NotificationTimeline
{
    public static IReadOnlyList<TimelineEntry> Of(NotificationDetail detail, DateTimeOffset now) =>
    [
        Beginning(detail),
        Planned(detail),
        .. Later(detail, now).OrderBy(entry => entry.IsAhead).ThenBy(entry => entry.At),
    ];

    // Updates and clicks come after the delivery; of what happened in the same moment the attempt comes before its end.
    private static IEnumerable<TimelineEntry> Later(NotificationDetail detail, DateTimeOffset now) =>
        [.. detail.Attempts.Select(AttemptStory.Of), .. End(detail, now), .. detail.Clicks.Select(Click)];

    private static TimelineEntry Click(NotificationClick click) => new()
    {
        At = click.ClickedAt,
        Icon = "ads_click",
        Tone = BadgeTone.Neutral,
        Title = $"{click.UserName} opened {click.Label}",
        Facts = $"<@{click.SlackUserId}>",
    };

    private static TimelineEntry Beginning(NotificationDetail detail) => detail.Event is { } received
        ? new TimelineEntry
        {
            At = received.ReceivedAt,
            Icon = "input",
            Tone = BadgeTone.Neutral,
            Title = $"{received.Type} received from {received.ReceivedFrom}",
            Facts = $"webhook-id {received.IdempotencyKey}",
        }
        : new TimelineEntry { At = detail.Row.CreatedAt, Icon = "science", Tone = BadgeTone.Neutral, Title = "Test message asked for" };

    private static TimelineEntry Planned(NotificationDetail detail)
    {
        var problem = detail.Route?.Problem;
        return new TimelineEntry
        {
            At = detail.Row.CreatedAt,
            Icon = problem is null ? "route" : "error",
            Tone = problem is null ? BadgeTone.Neutral : BadgeTone.Failed,
            Title = Destination(detail),
            Facts = string.Join(" · ", Facts(detail)),
            Text = problem?.Message,
            Remedy = problem?.Remedy,
            LinksToConnection = problem is not null,
        };
    }

    private static string Destination(NotificationDetail detail)
    {
        var connection = detail.Route?.ConnectionName ?? detail.ConnectionName;
        return connection is null ? "Planned, but no connection could be chosen"
            : detail.Route?.ChannelId is { } channel ? $"Planned for {connection}, channel {channel}"
            : $"Planned for {connection}";
    }

    private static IEnumerable<string> Facts(NotificationDetail detail)
    {
        if (detail.Recipients.Count is > 0 and var people)
        {
            yield return people == 1 ? "1 person named" : string.Create(CultureInfo.InvariantCulture, $"{people} people named");
        }

        if (detail.Row.ThreadTs is not null)
        {
            yield return "reply in a thread";
        }
    }

    private static string NotNeeded(string? reason) => reason switch
    {
        SupersededReasons.SamePerson => "Not sent: in Slack this is the same person as another recipient of the event, who gets one message.",
        SupersededReasons.RoutedAnew => "Not sent again: today's route tells these people by other notifications of the same event.",
        _ => "Not sent: before its turn came, the step no longer asked anything of these people.",
    };

    private static IEnumerable<TimelineEntry> End(NotificationDetail detail, DateTimeOffset now)
    {
        var row = detail.Row;
        var badge = NotificationBadge.Of(row.State, row.DueAt, row.LastError, now);
        var entry = new TimelineEntry { At = row.CompletedAt ?? row.DueAt ?? row.CreatedAt, Icon = badge.Icon, Tone = badge.Tone, Title = badge.Word };
        return row.State switch
        {
            NotificationState.Delivered => [entry],
            NotificationState.FellBack => [entry with { Text = "Slack did not take it; the fallback took its place." }],
            NotificationState.Failed when detail.Attempts is [.., { Fallback: FallbackKeys.None }] => [entry with { Text = "Slack did not take it here. Each of these people has a notification of their own." }],
            NotificationState.Failed => [entry with { Text = "Neither Slack nor the fallback took it. Nobody has been told." }],
            NotificationState.Superseded => [entry with { Text = NotNeeded(row.LastError) }],
            NotificationState.Waiting =>
            [
                entry with { At = row.DueAt ?? now, Title = detail.Attempts.Count == 0 ? "First attempt" : "Next attempt", IsAhead = true },
                entry with { At = row.GiveUpAt, Icon = "alt_route", Tone = BadgeTone.Neutral, Title = "Fallback, if Slack has not taken it by then", IsAhead = true },
            ],
            NotificationState.FallingBack =>
            [
                entry with { At = row.DueAt ?? now, Title = row.FallbackFailures == 0 ? "Fallback" : "Next try of the fallback", IsAhead = true },
            ],
            NotificationState.Sending => [],
        };
    }
}
