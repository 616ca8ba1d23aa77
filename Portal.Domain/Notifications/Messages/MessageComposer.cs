using Portal.Domain.Notifications.Events;
using Portal.Domain.Notifications.EventTypes;
using Portal.Domain.Notifications.Routing;

namespace Portal.Domain.Notifications.Messages;

/// <summary>Writes the message of an event.</summary>
public static class MessageComposer
{
    public static SlackMessage Compose(EventType type, EventBody body, RouteDecision route) => new(type.TitleOf(body.Step) + route.Fallback, []);
}
