using Portal.Domain.Notifications.Events;
using Portal.Domain.Notifications.Messages;

namespace Portal.Domain.Notifications.EventTypes;

/// <summary>An event that tells people something: its words, its buttons, whom it tells, and what becomes of its messages.</summary>
public abstract class Announcement : EventType
{
    public override IReadOnlyList<EventRequirement> Requirements => [EventRequirement.Recipients];

    /// <summary>
    /// Whether its messages ask for something that ends with their step. Those show how far the step is and are struck out at its end; the others
    /// stay, with a line about the end.
    /// </summary>
    public virtual bool ClosesWithStep => false;

    /// <summary>Whom it tells.</summary>
    public virtual IReadOnlyList<Recipient> AudienceOf(EventBody body) => body.Recipients;

    /// <summary>The first words of its messages, for example "Approval required".</summary>
    public abstract string TitleOf(EventBody body);

    /// <summary>Where its messages lead.</summary>
    public virtual IReadOnlyList<ButtonElement> ButtonsOf(EventBody body) => EventButtons.View(body);
}
