using System.Globalization;
using Portal.Components.Shared;
using Portal.Domain.Notifications;
using Portal.Domain.Notifications.Routing;

namespace Portal.Features.Notifications.Story;

/// <summary>Tells one attempt in words.</summary>
internal static class AttemptStory
{
    public static TimelineEntry Of(AttemptView attempt) => attempt switch
    {
        { Fallback: { } fallback } => Fallback(attempt, fallback),
        { IsUpdate: true } => UpdateStory.Of(attempt, Entry),
        _ => Post(attempt),
    };

    private static TimelineEntry Post(AttemptView attempt) => attempt.Outcome switch
    {
        AttemptOutcome.Succeeded => Entry(attempt, "check_circle", BadgeTone.Good, "Slack took the message") with { Text = attempt.Note },
        AttemptOutcome.Started => Entry(attempt, "sync", BadgeTone.Working, "Sending to Slack") with { Text = attempt.Note },
        AttemptOutcome.Uncertain => Entry(attempt, "help", BadgeTone.NeedsYou, $"No answer came{After(attempt)}") with
        {
            Text = attempt.Note ?? "The message may or may not be in Slack.",
        },
        AttemptOutcome.Failed => Refused(attempt),
    };

    private static TimelineEntry Refused(AttemptView attempt)
    {
        var mayWait = attempt.RetryAfterMilliseconds is not null;
        return Entry(attempt, mayWait ? "hourglass_top" : "error", mayWait ? BadgeTone.Waiting : BadgeTone.Failed, Answer(attempt)) with
        {
            Text = attempt.Advice?.Message ?? attempt.Note,
            Remedy = attempt.Advice?.Remedy,
            LinksToConnection = !mayWait && attempt.Advice is not null,
        };
    }

    private static string Answer(AttemptView attempt)
    {
        var status = attempt.HttpStatus is { } code ? string.Create(CultureInfo.InvariantCulture, $" ({code})") : "";
        return attempt.ErrorCode is null && status.Length == 0
            ? $"The attempt failed{After(attempt)}"
            : $"Slack answered {attempt.ErrorCode ?? "an error"}{status}{After(attempt)}";
    }

    private static TimelineEntry Fallback(AttemptView attempt, string fallback)
    {
        var succeeded = attempt.Outcome == AttemptOutcome.Succeeded;
        return Entry(attempt, succeeded ? "alt_route" : "error", succeeded ? BadgeTone.NeedsYou : BadgeTone.Failed, FallbackTitle(fallback, attempt.Outcome)) with
        {
            Text = attempt.Note ?? attempt.ErrorCode,
        };
    }

    private static string FallbackTitle(string fallback, AttemptOutcome outcome) => (fallback, outcome) switch
    {
        (_, AttemptOutcome.Started) => $"Fallback {fallback} under way",
        (_, AttemptOutcome.Uncertain) => $"Fallback {fallback}: no answer came",
        (_, AttemptOutcome.Failed) => $"Fallback {fallback} failed",
        (FallbackKeys.Email, _) => "Fallback: e-mail sent",
        (FallbackKeys.Skip, _) => "Fallback: nothing is sent, as configured",
        (FallbackKeys.None, _) => "No fallback: its people are told one by one",
        (FallbackKeys.LogOnly, _) => "Fallback: only written to the log, as configured",
        _ => $"Fallback {fallback} taken",
    };

    private static TimelineEntry Entry(AttemptView attempt, string icon, BadgeTone tone, string title) => new()
    {
        At = attempt.StartedAt,
        Icon = icon,
        Tone = tone,
        Title = title,
        Facts = string.Join(" · ", Facts(attempt)),
    };

    private static IEnumerable<string> Facts(AttemptView attempt)
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"Attempt {attempt.Number}");
        yield return attempt.Method;
        if (attempt is { Outcome: AttemptOutcome.Succeeded, HttpStatus: { } status })
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"HTTP {status}");
        }

        if (attempt is { Outcome: AttemptOutcome.Succeeded, LatencyMilliseconds: { } latency })
        {
            yield return Duration(latency);
        }

        if (attempt.RetryAfterMilliseconds is { } wait)
        {
            yield return $"Retry-After {Duration(wait)}";
        }
    }

    private static string After(AttemptView attempt) => attempt.LatencyMilliseconds is { } latency ? $" after {Duration(latency)}" : "";

    private static string Duration(long milliseconds) => milliseconds < 1000
        ? string.Create(CultureInfo.InvariantCulture, $"{milliseconds} ms")
        : string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 1000.0:0.#} s");
}
