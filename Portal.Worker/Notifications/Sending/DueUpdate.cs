namespace Portal.Worker.Notifications.Sending;

/// <summary>What bringing a message up to date needs of it.</summary>
internal sealed record DueUpdate(
    Guid MessageId,
    Guid NotificationId,
    Guid InstanceId,
    string ChannelId,
    string Ts,
    int Version,
    string Payload,
    int Failures,
    int AttemptCount,
    DateTimeOffset? StaleSince);
