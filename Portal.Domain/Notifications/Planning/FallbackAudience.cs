using Portal.Domain.Notifications.Routing;

namespace Portal.Domain.Notifications.Planning;

/// <summary>Whom a notification's fallback tells: no person whom another notification of the same event tells already.</summary>
public static class FallbackAudience
{
    /// <param name="recipient">For whom the notification is.</param>
    /// <param name="route">How the notification is sent.</param>
    /// <param name="isAddressed">Its people were looked up: people whom Slack does not know have notifications of their own since.</param>
    /// <param name="people">Whom the notification tells in Slack.</param>
    public static IReadOnlyList<NotificationRecipient> Of(
        RecipientKey recipient, RouteDecision route, bool isAddressed, IReadOnlyList<NotificationRecipient> people)
    {
        if (route.HasFixedChannel)
        {
            return people;
        }

        var isChannelOfBoth = route.DeliveryMode == DeliveryMode.Both && recipient.IsChannel;
        return isChannelOfBoth ? [] : isAddressed ? [.. people.Where(person => person.SlackUserId is not null)] : people;
    }
}
