namespace Portal.Domain.Notifications;

/// <summary>Values of <see cref="Notification.Target"/> that are no id at Slack.</summary>
public static class DeliveryTarget
{
    /// <summary>The connection's webhook, which is bound to one channel.</summary>
    public const string Webhook = "webhook";
}
