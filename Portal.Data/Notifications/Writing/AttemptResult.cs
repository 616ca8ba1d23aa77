using Portal.Domain.Notifications;

namespace Portal.Data.Notifications.Writing;

/// <summary>How an attempt ended, and where its notification stands after it.</summary>
public sealed record AttemptResult
{
    public required Guid AttemptId { get; init; }

    public required Guid NotificationId { get; init; }

    public required Guid InstanceId { get; init; }

    public required AttemptOutcome Outcome { get; init; }

    public required DateTimeOffset EndedAt { get; init; }

    public int? HttpStatus { get; init; }

    public string? ErrorCode { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    public TimeSpan? Latency { get; init; }

    public string? Note { get; init; }

    public required NotificationState State { get; init; }

    /// <summary>When to try again; only with <see cref="NotificationState.Waiting"/>.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>When the fallback takes over; now, where Slack's answer leaves nothing to wait for.</summary>
    public required DateTimeOffset GiveUpAt { get; init; }

    /// <summary>What Slack shows now, where it said so.</summary>
    public Message? Message { get; init; }

    /// <summary>Notifications that follow in the message's thread.</summary>
    public IReadOnlyList<Notification> Replies { get; init; } = [];
}
