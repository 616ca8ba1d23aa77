namespace Portal.Worker.Notifications.Attempts;

/// <summary>What bringing a message up to date needs of it.</summary>
internal sealed record DueUpdate(
    Guid MessageId,
    Guid NotificationId,
    Guid InstanceId,
    string? StepId,
    string ChannelId,
    string Ts,
    int Version,
    string Payload,
    int Failures,
    int AttemptCount,
    DateTimeOffset? StaleSince);
