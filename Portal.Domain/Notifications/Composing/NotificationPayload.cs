using Portal.Domain.Notifications.Messages;
using Portal.Domain.Notifications.Routing;

namespace Portal.Domain.Notifications.Composing;

/// <summary>The JSON that posts a notification's message.</summary>
public static class NotificationPayload
{
    /// <summary>Where the message can be found again, it says whose it is.</summary>
    public static string Of(Guid notificationId, RouteDecision route, SlackMessage message) =>
        SlackMessageJson.WriteText(route.HasFixedChannel ? message : message with { NotificationId = notificationId });
}
