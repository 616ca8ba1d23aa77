using Portal.Data.Notifications.Writing;
using Portal.Domain.Notifications;
using Portal.Domain.Notifications.Composing;
using Portal.Domain.Notifications.Events;
using Portal.Domain.Notifications.Planning;
using Portal.Domain.Notifications.Routing;
using Portal.Worker.Notifications.Steps;

namespace Portal.Worker.Notifications.Addressing;

/// <summary>Makes the rows of a notification whose people are known.</summary>
internal static class Addressed
{
    /// <summary>The route, the people with their Slack ids, and where that leads.</summary>
    public static (RouteDecision Route, IReadOnlyList<Recipient> People, Address Address) Find(Unresolved unresolved, IReadOnlyDictionary<string, string?> known)
    {
        var route = RouteDecisionJson.Read(unresolved.Row.Route);
        IReadOnlyList<Recipient> people =
        [
            .. CopyPeople.With(unresolved.Original ?? Nobody, unresolved.Row.Recipients).Recipients
                .Select(person => person with { SlackUserId = EmailKey.Of(person.Email) is { } email ? known.GetValueOrDefault(email) : null }),
        ];
        return (route, people, Address.Of(unresolved.Row.RecipientKey, route, people));
    }

    public static AddressedNotification To(
        string target, Unresolved unresolved, RouteDecision route, IReadOnlyList<Recipient> people, DateTimeOffset now)
    {
        var row = unresolved.Row;
        var look = unresolved.Original is { } original ? StepCopy.Look(original with { Recipients = people }, route, unresolved.Step.Progress, unresolved.Step.Version) : null;
        return new AddressedNotification
        {
            Id = row.Id,
            InstanceId = row.InstanceId,
            At = now,
            Target = target,
            Payload = look is null ? row.Payload : StepCopies.PayloadOf(row.Id, route, look.Message),
            ContentVersion = unresolved.Step.Version,
            Replies = target == route.ChannelId ? MentionBatches.RepliesFor(people.Count) : 0,
            People = people.Index().Where(person => person.Item.SlackUserId is not null).ToDictionary(person => person.Index, person => person.Item.SlackUserId!),
            IsSuperseded = look is { AsksNothing: true },
            Unreached = UnreachedOf(row, route, people, now),
        };
    }

    public static AddressedNotification Nowhere(string code, Unresolved unresolved, DateTimeOffset now) =>
        new() { Id = unresolved.Row.Id, InstanceId = unresolved.Row.InstanceId, At = now, Problem = code };

    // Whoever Slack does not know reads no channel and no group message there: each takes the fallback alone.
    private static List<Notification> UnreachedOf(Notification row, RouteDecision route, IReadOnlyList<Recipient> people, DateTimeOffset now) =>
        route.HasFixedChannel || route.DeliveryMode == DeliveryMode.Both || row.EventId is null
            ? []
            : [.. row.Recipients.OrderBy(person => person.Position).Where((_, index) => people[index].SlackUserId is null).Select(person => Unreached(row, person, now))];

    private static Notification Unreached(Notification row, NotificationRecipient person, DateTimeOffset now)
    {
        var id = Guid.CreateVersion7(now);
        return new Notification
        {
            Id = id,
            OrganizationId = row.OrganizationId,
            InstanceId = row.InstanceId,
            EventId = row.EventId,
            ConnectionId = row.ConnectionId,
            RecipientKey = $"person:{person.AccountId ?? person.EmailKey ?? person.NameKey}",
            Purpose = "not_in_slack",
            EventType = row.EventType,
            Subject = row.Subject,
            StepId = row.StepId,
            State = NotificationState.Waiting,
            CreatedAt = now,
            DueAt = now,
            GiveUpAt = now,
            LastError = person.Email is null ? "recipient_without_email" : "users_not_found",
            Route = row.Route,
            Payload = row.Payload,
            Recipients =
            [
                new NotificationRecipient
                {
                    NotificationId = id,
                    Position = 0,
                    InstanceId = row.InstanceId,
                    AccountId = person.AccountId,
                    DisplayName = person.DisplayName,
                    Email = person.Email,
                    NameKey = person.NameKey,
                    EmailKey = person.EmailKey,
                    Role = person.Role,
                },
            ],
        };
    }

    private static EventBody Nobody { get; } = new()
    {
        Type = "TEST",
        OccurredAt = DateTimeOffset.UnixEpoch,
        Step = new EventStep("test", null, null, null, null),
        Subject = new EventSubject(null, null, null, null),
    };
}
