namespace Portal.Domain.Notifications;

/// <summary>One call to Slack (or one fallback) for a notification. The row is on disk before the call is made.</summary>
public sealed class DeliveryAttempt
{
    public required Guid Id { get; init; }

    public required Guid NotificationId { get; init; }

    /// <summary>1 for the first.</summary>
    public required int Number { get; init; }

    /// <summary>Such as <c>webhook</c>, <c>chat.postMessage</c> or <c>fallback:EMAIL</c>.</summary>
    public required string Method { get; init; }

    /// <summary>The <see cref="StepState.Version"/> that the message shows if Slack takes it; null for what is no message.</summary>
    public int? ContentVersion { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public required AttemptOutcome Outcome { get; init; }

    public int? HttpStatus { get; init; }

    /// <summary>Slack's own word, such as <c>no_service</c>.</summary>
    public string? ErrorCode { get; init; }

    public long? RetryAfterMilliseconds { get; init; }

    public long? LatencyMilliseconds { get; init; }

    /// <summary>What a person should know about this attempt, in a sentence.</summary>
    public string? Note { get; init; }
}
