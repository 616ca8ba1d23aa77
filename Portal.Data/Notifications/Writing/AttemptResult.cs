using Portal.Domain.Notifications;

namespace Portal.Data.Notifications.Writing;

/// <summary>How an attempt ended, and what follows for what it was made for.</summary>
public sealed record AttemptResult(AttemptEnd End, NextState Next);

/// <summary>How an attempt ended.</summary>
public sealed record AttemptEnd
{
    public required Guid AttemptId { get; init; }

    public required AttemptOutcome Outcome { get; init; }

    public required DateTimeOffset EndedAt { get; init; }

    public int? HttpStatus { get; init; }

    public string? ErrorCode { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    public TimeSpan? Latency { get; init; }

    public string? Note { get; init; }
}
