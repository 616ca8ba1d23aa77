using System.Linq.Expressions;
using Portal.Domain.Errors;
using Portal.Domain.Notifications;
using Portal.Domain.Notifications.Routing;
using Portal.Domain.Slack;

namespace Portal.Features.Notifications.Story;

/// <summary>An attempt as the story of its notification tells it.</summary>
public sealed record AttemptView
{
    public required Guid NotificationId { get; init; }

    public required int Number { get; init; }

    public required string Method { get; init; }

    /// <summary>Which state of the step it sent; null for what is no message.</summary>
    public int? ContentVersion { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public required AttemptOutcome Outcome { get; init; }

    public int? HttpStatus { get; init; }

    public string? ErrorCode { get; init; }

    public long? RetryAfterMilliseconds { get; init; }

    public long? LatencyMilliseconds { get; init; }

    public string? Note { get; init; }

    /// <summary>What Slack's refusal means and what to do about it; null for a success and for a fallback.</summary>
    public Advice? Advice { get; init; }

    /// <summary><c>EMAIL</c> and the like when this was no call to Slack.</summary>
    public string? Fallback => FallbackKeys.OfMethod(Method);

    /// <summary>It changed a message that was there, instead of posting one.</summary>
    public bool IsUpdate => Method == SlackMethod.Update.Name;

    public static Expression<Func<DeliveryAttempt, AttemptView>> FromRow { get; } = row => new AttemptView
    {
        NotificationId = row.NotificationId,
        Number = row.Number,
        Method = row.Method,
        ContentVersion = row.ContentVersion,
        StartedAt = row.StartedAt,
        EndedAt = row.EndedAt,
        Outcome = row.Outcome,
        HttpStatus = row.HttpStatus,
        ErrorCode = row.ErrorCode,
        RetryAfterMilliseconds = row.RetryAfterMilliseconds,
        LatencyMilliseconds = row.LatencyMilliseconds,
        Note = row.Note,
    };

    public AttemptView WithAdvice(AdviceContext context) =>
        ErrorCode is null || Fallback is not null || Outcome == AttemptOutcome.Succeeded
            ? this
            : this with { Advice = ErrorAdvice.For(SlackError.Classify(ErrorCode, HttpStatus, RetryAfter), context) };

    private TimeSpan? RetryAfter => RetryAfterMilliseconds is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null;
}
