using Portal.Domain.Notifications.Events;

namespace Portal.Domain.Notifications.EventTypes;

/// <summary>Its recipients should know; they have nothing to decide.</summary>
public sealed class NotificationOnly : Announcement
{
    public override string Key => "NOTIFICATION";

    public override string TitleOf(EventBody body) => "For your information";
}
