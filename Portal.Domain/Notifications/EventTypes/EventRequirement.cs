using Portal.Domain.Notifications.Events;

namespace Portal.Domain.Notifications.EventTypes;

/// <summary>Something that events of a kind must say.</summary>
/// <param name="Field">Where it is missing.</param>
/// <param name="Problem">What is wrong and what to send, in words that follow the field's name.</param>
/// <param name="IsMet">Looks for it in an event, of which other parts may be missing too.</param>
public sealed record EventRequirement(string Field, string Problem, Predicate<EventBody> IsMet)
{
    public static EventRequirement Recipients { get; } = new(
        "recipients",
        "names nobody and there is no group. Give at least one recipient, or a group.",
        body => body.Recipients.Count > 0 || body.Group is not null);

    public static EventRequirement Decision { get; } = new(
        "decision.action", "is missing. Say what was decided, for example \"APPROVED\".", body => body.Decision is { Action.Length: > 0 });
}
