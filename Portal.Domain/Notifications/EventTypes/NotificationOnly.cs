using Portal.Domain.Notifications.Events;

namespace Portal.Domain.Notifications.EventTypes;

/// <summary>Somebody should know; nothing has to be decided.</summary>
public sealed class NotificationOnly : EventType
{
    public override string Key => "NOTIFICATION";

    public override string DisplayName => "Notification";

    public override bool AsksForDecision => false;

    public override string TitleOf(EventStep step) => "For your information";
}
