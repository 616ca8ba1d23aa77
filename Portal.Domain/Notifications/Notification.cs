namespace Portal.Domain.Notifications;

/// <summary>One person-or-channel purpose that an event causes: unique per event, recipient and purpose.</summary>
public sealed class Notification
{
    public required Guid Id { get; init; }

    public required Guid OrganizationId { get; init; }

    public required Guid InstanceId { get; init; }

    /// <summary>Null for a connection's test message, which no event caused.</summary>
    public Guid? EventId { get; init; }

    /// <summary>Null when routing found no connection; the fallback is all that is left then.</summary>
    public Guid? ConnectionId { get; init; }

    public required RecipientKey RecipientKey { get; init; }

    public required NotificationPurpose Purpose { get; init; }

    /// <summary>Where it is posted: a channel's, conversation's or person's id at Slack. Null until the people are looked up.</summary>
    public string? Target { get; init; }

    /// <summary>The message that this one replies to.</summary>
    public string? ThreadTs { get; init; }

    /// <summary>How many replies follow its message with the mentions that do not fit into it.</summary>
    public int Replies { get; init; }

    /// <summary>The <see cref="StepState.Version"/> that <see cref="Payload"/> shows; 0 before there was any.</summary>
    public int ContentVersion { get; init; }

    public required string EventType { get; init; }

    /// <summary>For lists and search, cut to fit.</summary>
    public required string Subject { get; init; }

    public string? StepId { get; init; }

    public required NotificationState State { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the next attempt may start; null when nothing is to be done.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>After this moment the fallback takes over.</summary>
    public required DateTimeOffset GiveUpAt { get; init; }

    /// <summary>Whose lane it is in once it falls back: one of <see cref="Routing.FallbackKeys"/>.</summary>
    public string? FallbackKey { get; init; }

    /// <summary>How many tries of its fallback failed in a way that may pass.</summary>
    public int FallbackFailures { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    public int AttemptCount { get; init; }

    public string? LastError { get; init; }

    /// <summary>The route decision as JSON: which connection, channel, mode, fallback, and why.</summary>
    public required string Route { get; init; }

    /// <summary>The very JSON that is sent to Slack.</summary>
    public required string Payload { get; init; }

    public List<NotificationRecipient> Recipients { get; init; } = [];

    public List<DeliveryAttempt> Attempts { get; init; } = [];
}
