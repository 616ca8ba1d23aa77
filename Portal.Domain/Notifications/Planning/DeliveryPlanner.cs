using Portal.Domain.Notifications.Events;
using Portal.Domain.Notifications.Routing;

namespace Portal.Domain.Notifications.Planning;

/// <summary>Decides which messages an event causes.</summary>
public static class DeliveryPlanner
{
    public static DeliveryPlan Plan(EventBody body, RouteDecision route) => new(body.Recipients.Count == 0 && route.Problem is null ? [] : [new PlannedNotification("unrouted", "post", body.Recipients, new Messages.SlackMessage("", []))]);
}
