namespace Portal.Domain.Notifications;

public enum EventStatus
{
    /// <summary>On disk, its notifications not yet planned.</summary>
    Accepted,

    /// <summary>Its notifications are on disk.</summary>
    Planned,
}
