using Portal.Data.Notifications.Writing;
using Portal.Domain.Notifications;
using Portal.Domain.Notifications.Composing;
using Portal.Domain.Notifications.Events;
using Portal.Domain.Notifications.Planning;
using Portal.Domain.Notifications.Routing;

namespace Portal.Worker.Notifications.Addressing;

/// <summary>Makes the rows of a notification whose people are known.</summary>
internal static class Addressed
{
    public static FoundAddress Find(Unresolved unresolved, AddressingRun run)
    {
        var route = RouteDecisionJson.Read(unresolved.Row.Route);
        IReadOnlyList<Recipient> people =
            [.. CopyPeople.Of(unresolved.Original, unresolved.Row.Recipients).Select(person => person with { SlackUserId = run.Find(person.Email) })];
        return new FoundAddress(route, people, Address.Of(unresolved.Row.RecipientKey, route, people));
    }

    public static AddressedNotification To(string target, Unresolved unresolved, FoundAddress found, DateTimeOffset now)
    {
        var (row, (route, people, _)) = (unresolved.Row, found);
        var copy = unresolved.Original is { } original ? CopyComposer.Compose(original with { Recipients = people }, route, unresolved.Step) : null;
        return new AddressedNotification
        {
            Id = row.Id,
            InstanceId = row.InstanceId,
            StepId = row.StepId,
            At = now,
            Target = target,
            Payload = copy is null ? row.Payload : NotificationPayload.Of(row.Id, route, copy.Message),
            ContentVersion = unresolved.Step.Version,
            Replies = target == route.ChannelId ? MentionBatches.RepliesFor(people.Count) : 0,
            People = people.Index().Where(person => person.Item.SlackUserId is not null).ToDictionary(person => person.Index, person => person.Item.SlackUserId!),
            IsSuperseded = copy is { AsksNothing: true },
            Unreached = UnreachedOf(row, route, people, now),
        };
    }

    public static AddressedNotification Nowhere(string code, Unresolved unresolved, DateTimeOffset now) =>
        new() { Id = unresolved.Row.Id, InstanceId = unresolved.Row.InstanceId, StepId = unresolved.Row.StepId, At = now, Problem = code };

    // People whom Slack does not know read no channel and no group message there: each takes the fallback alone.
    private static List<Notification> UnreachedOf(Notification row, RouteDecision route, IReadOnlyList<Recipient> people, DateTimeOffset now)
    {
        if (route.HasFixedChannel || route.DeliveryMode == DeliveryMode.Both || row.EventId is null)
        {
            return [];
        }

        var factory = new NotificationFactory(now, () => Guid.CreateVersion7(now));
        return [.. row.Recipients.OrderBy(person => person.Position).Where((_, index) => people[index].SlackUserId is null).Select(person => factory.NotInSlack(row, person))];
    }
}

/// <summary>How a notification is sent, its people with their Slack ids, and where that leads.</summary>
internal sealed record FoundAddress(RouteDecision Route, IReadOnlyList<Recipient> People, Address Address);
