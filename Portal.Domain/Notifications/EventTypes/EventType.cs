namespace Portal.Domain.Notifications.EventTypes;

/// <summary>
/// A kind of event: an <see cref="Announcement"/>, which becomes messages, or a <see cref="StepChange"/>, which changes messages. All that differs
/// between kinds is a member of their classes; <see cref="EventTypeCatalog"/> lists them.
/// </summary>
public abstract class EventType
{
    private protected EventType()
    {
    }

    /// <summary>The name in the event's <c>type</c>.</summary>
    public abstract string Key { get; }

    /// <summary>What an event of this kind must say beyond what every event says.</summary>
    public abstract IReadOnlyList<EventRequirement> Requirements { get; }
}
