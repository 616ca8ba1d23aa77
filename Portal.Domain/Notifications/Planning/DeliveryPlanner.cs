using Portal.Domain.Notifications.Composing;
using Portal.Domain.Notifications.Events;
using Portal.Domain.Notifications.EventTypes;
using Portal.Domain.Notifications.Routing;

namespace Portal.Domain.Notifications.Planning;

/// <summary>Decides which messages an event causes.</summary>
public static class DeliveryPlanner
{
    /// <summary>Always at least one notification: an event that cannot be routed keeps one, <see cref="RecipientKey.Unrouted"/>, which takes the fallback.</summary>
    public static DeliveryPlan Plan(EventBody body, RouteDecision route)
    {
        var type = EventTypeCatalog.GetAnnouncement(body.Type);
        var told = body with { Recipients = DistinctPeople.Of(type.AudienceOf(body)) };
        return new DeliveryPlan([.. Targets(told, route).Select(target => Notification(type, target, told, route))]);
    }

    private static IEnumerable<Target> Targets(EventBody body, RouteDecision route)
    {
        if (route.ConnectionId is null || route.Problem is not null)
        {
            return [new(RecipientKey.Unrouted, body.Recipients)];
        }

        if (route.HasFixedChannel)
        {
            return [new(RecipientKey.Channel(route.ConnectionId.Value.ToString()), body.Recipients)];
        }

        return route.DeliveryMode switch
        {
            DeliveryMode.Channel => [Channel(body, route)],
            DeliveryMode.Both => [Channel(body, route), .. body.Recipients.Select(Person)],
            DeliveryMode.Dm => People(body),
            DeliveryMode.GroupDm => GroupDm(body, route),
        };
    }

    private static Target Channel(EventBody body, RouteDecision route) => new(RecipientKey.Channel(route.ChannelId!), body.Recipients);

    private static Target Person(Recipient person) => new(RecipientKey.Person(DistinctPeople.KeyOf(person)), [person]);

    // A group whose members only the directory knows still is one notification, so that it cannot get lost.
    private static IEnumerable<Target> People(EventBody body) =>
        body.Recipients.Count == 0 ? [Group(body)] : body.Recipients.Select(Person);

    private static IEnumerable<Target> GroupDm(EventBody body, RouteDecision route) => body.Recipients.Count switch
    {
        0 or (> 1 and <= Address.LargestConversation) => [Group(body)],
        1 => People(body),
        _ => route.ChannelId is null ? People(body) : [Channel(body, route)],
    };

    private static Target Group(EventBody body) => new(RecipientKey.Group(body.Group?.Id ?? body.Group?.Name ?? body.Step.Id), body.Recipients);

    private static PlannedNotification Notification(Announcement type, Target target, EventBody body, RouteDecision route)
    {
        var message = MessageComposer.Compose(type, body with { Recipients = target.People }, route);
        return new PlannedNotification(target.Key, NotificationPurpose.Post, TargetOf(target, route), target.People, message);
    }

    private static string? TargetOf(Target target, RouteDecision route) => target.People.Count > 0 && route.MentionsPeople
        ? null
        : route.HasFixedChannel ? DeliveryTarget.Webhook : route.ChannelId;

    private sealed record Target(RecipientKey Key, IReadOnlyList<Recipient> People);
}
