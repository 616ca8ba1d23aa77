using Portal.Domain.Notifications.Events;

namespace Portal.Domain.Notifications.EventTypes;

/// <summary>A kind of event. Everything that differs between kinds is a member here; <see cref="EventTypeCatalog"/> lists them.</summary>
public abstract class EventType
{
    /// <summary>The name in the event's <c>type</c>.</summary>
    public abstract string Key { get; }

    /// <summary>What people see in lists and filters.</summary>
    public abstract string DisplayName { get; }

    /// <summary>Whether the message offers Approve and Reject.</summary>
    public abstract bool AsksForDecision { get; }

    /// <summary>Whether an event of this kind must say whom to tell.</summary>
    public virtual bool NeedsRecipients => true;

    /// <summary>Whether an event of this kind must say what was decided.</summary>
    public virtual bool NeedsDecision => false;

    /// <summary>The first words of the message, for example "Approval required".</summary>
    public abstract string TitleOf(EventStep step);
}
