using Portal.Domain.Notifications;

namespace Portal.Data.Notifications.Writing;

/// <summary>How bringing a message up to date ended.</summary>
public sealed record UpdateResult
{
    public required AttemptResult Attempt { get; init; }

    public required Guid MessageId { get; init; }

    /// <summary>The version that was sent.</summary>
    public required int Version { get; init; }

    /// <summary>The JSON that was sent.</summary>
    public required string Payload { get; init; }

    /// <summary><see cref="MessageState.Current"/>, <see cref="MessageState.Stale"/> to try again, or <see cref="MessageState.Stuck"/>.</summary>
    public required MessageState State { get; init; }

    public DateTimeOffset? DueAt { get; init; }
}
