namespace Portal.Domain.Notifications;

/// <summary>Where a notification stands. <see cref="NotificationStates.Open"/> says which of them wait for something.</summary>
public enum NotificationState
{
    /// <summary>Waits for <see cref="Notification.DueAt"/>.</summary>
    Waiting,

    /// <summary>An attempt is under way (or was, when the process died: then its attempt is uncertain).</summary>
    Sending,

    /// <summary>Slack does not get it (any more): its fallback is due at <see cref="Notification.DueAt"/>, or under way.</summary>
    FallingBack,

    Delivered,

    /// <summary>Slack could not; the configured fallback was taken.</summary>
    FellBack,

    /// <summary>Neither Slack nor the fallback took it, or no person was left for a fallback to tell.</summary>
    Failed,

    /// <summary>Not sent: before its turn came, the step no longer asked anything of these people.</summary>
    Superseded,
}
