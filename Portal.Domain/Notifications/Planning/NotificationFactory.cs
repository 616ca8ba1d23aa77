using Portal.Domain.Connections;
using Portal.Domain.Notifications.Composing;
using Portal.Domain.Notifications.Delivery;
using Portal.Domain.Notifications.Events;
using Portal.Domain.Notifications.Messages;
using Portal.Domain.Notifications.Routing;
using Portal.Domain.Notifications.Steps;

namespace Portal.Domain.Notifications.Planning;

/// <summary>Makes notifications with their recipients: what each kind of them begins with.</summary>
/// <param name="now">When they are made.</param>
/// <param name="newId">Answers a new id.</param>
public sealed class NotificationFactory(DateTimeOffset now, Func<Guid> newId)
{
    private const string TestType = "TEST";
    private const int SubjectLength = 300;

    /// <summary>Those that an event causes.</summary>
    /// <param name="accepted">The event's row.</param>
    /// <param name="body">The event.</param>
    /// <param name="route">How it is sent.</param>
    /// <param name="plan">What it causes.</param>
    /// <param name="step">Where its step stands already: an event may come after the decision.</param>
    /// <param name="fallbackAfter">How long Slack has to take them.</param>
    public IReadOnlyList<Notification> Plan(
        AcceptedEvent accepted, EventBody body, RouteDecision route, DeliveryPlan plan, StepNow step, TimeSpan fallbackAfter)
    {
        var routeJson = RouteDecisionJson.Write(route);
        // Without a connection there is nothing to wait for: the fallback is due at once.
        var giveUpAt = route.Problem is null ? GiveUpAt(accepted.ReceivedAt, body.Approval?.Deadline, fallbackAfter) : now;
        return [.. plan.Notifications.Select(planned => Planned(accepted, body, route, routeJson, planned, step, giveUpAt))];
    }

    /// <summary>A reply in the thread of a notification's message; see <see cref="MentionBatches"/>.</summary>
    /// <param name="parent">The notification.</param>
    /// <param name="number">Which reply it is; 1 is the first.</param>
    /// <param name="people">Those whom it mentions.</param>
    /// <param name="message">What it says.</param>
    /// <param name="thread">Where Slack posted the notification's message.</param>
    /// <param name="fallbackAfter">How long Slack has to take it.</param>
    public Notification Reply(
        Notification parent, int number, IEnumerable<NotificationRecipient> people, SlackMessage message, (string Channel, string Ts) thread, TimeSpan fallbackAfter)
    {
        var id = newId();
        return new Notification
        {
            Id = id,
            OrganizationId = parent.OrganizationId,
            InstanceId = parent.InstanceId,
            EventId = parent.EventId,
            ConnectionId = parent.ConnectionId,
            RecipientKey = parent.RecipientKey,
            Purpose = NotificationPurpose.Mentions(number),
            Target = thread.Channel,
            ThreadTs = thread.Ts,
            EventType = parent.EventType,
            Subject = parent.Subject,
            StepId = parent.StepId,
            State = NotificationState.Waiting,
            CreatedAt = now,
            DueAt = now,
            GiveUpAt = DeliveryPolicy.GiveUpAt(now, null, fallbackAfter),
            Route = parent.Route,
            Payload = SlackMessageJson.WriteText(message with { NotificationId = id }),
            Recipients = [.. people.Select((person, position) => person.In(id, position))],
        };
    }

    /// <summary>One for a person of a notification whom Slack does not know: only the fallback is left, at once.</summary>
    public Notification NotInSlack(Notification notification, NotificationRecipient person)
    {
        var id = newId();
        return new Notification
        {
            Id = id,
            OrganizationId = notification.OrganizationId,
            InstanceId = notification.InstanceId,
            EventId = notification.EventId,
            ConnectionId = notification.ConnectionId,
            RecipientKey = RecipientKey.Person(person.AccountId ?? person.EmailKey ?? person.DisplayName),
            Purpose = NotificationPurpose.NotInSlack,
            EventType = notification.EventType,
            Subject = notification.Subject,
            StepId = notification.StepId,
            State = NotificationState.Waiting,
            CreatedAt = now,
            DueAt = now,
            GiveUpAt = now,
            LastError = person.Email is null ? "recipient_without_email" : "users_not_found",
            Route = notification.Route,
            Payload = notification.Payload,
            Recipients = [person.In(id, position: 0)],
        };
    }

    /// <summary>A connection's test: like any other, but caused by no event.</summary>
    /// <param name="connection">The connection that is tested.</param>
    /// <param name="route">Where the test goes.</param>
    /// <param name="message">What it says.</param>
    /// <param name="tester">Who tests; with an e-mail where the test goes to that person.</param>
    /// <param name="patience">How long it is tried.</param>
    public Notification Test(Connection connection, RouteDecision route, SlackMessage message, Recipient tester, TimeSpan patience)
    {
        var id = newId();
        var isForPerson = route is { HasFixedChannel: false, ChannelId: null };
        return new Notification
        {
            Id = id,
            OrganizationId = connection.OrganizationId,
            InstanceId = connection.InstanceId,
            ConnectionId = connection.Id,
            RecipientKey = isForPerson ? RecipientKey.Person(DistinctPeople.KeyOf(tester)) : RecipientKey.Channel(route.ChannelId ?? connection.Id.ToString()),
            Purpose = NotificationPurpose.Test,
            // A person is looked up at Slack first, as for every direct message.
            Target = route.HasFixedChannel ? DeliveryTarget.Webhook : route.ChannelId,
            EventType = TestType,
            Subject = $"Test message by {tester.DisplayName}",
            State = NotificationState.Waiting,
            CreatedAt = now,
            DueAt = now,
            GiveUpAt = now + patience,
            Route = RouteDecisionJson.Write(route),
            Payload = SlackMessageJson.WriteText(message),
            Recipients = isForPerson ? [NotificationRecipient.Of(tester, id, connection.InstanceId, position: 0)] : [],
        };
    }

    private Notification Planned(
        AcceptedEvent accepted, EventBody body, RouteDecision route, string routeJson, PlannedNotification planned, StepNow step, DateTimeOffset giveUpAt)
    {
        var copy = step.Version == 0 ? null : CopyComposer.Compose(body with { Recipients = planned.People }, route, step);
        var isOver = copy is { AsksNothing: true };
        var id = newId();
        return new Notification
        {
            Id = id,
            OrganizationId = accepted.OrganizationId,
            InstanceId = accepted.InstanceId,
            EventId = accepted.Id,
            ConnectionId = route.Problem is null ? route.ConnectionId : null,
            RecipientKey = planned.RecipientKey,
            Purpose = planned.Purpose,
            Target = planned.Target,
            EventType = body.Type,
            Subject = SubjectOf(body.Subject),
            StepId = body.Step.Id,
            State = isOver ? NotificationState.Superseded : NotificationState.Waiting,
            CreatedAt = now,
            DueAt = isOver ? null : now,
            CompletedAt = isOver ? now : null,
            GiveUpAt = giveUpAt,
            LastError = route.Problem?.Code,
            Route = routeJson,
            Payload = NotificationPayload.Of(id, route, copy?.Message ?? planned.Message),
            ContentVersion = step.Version,
            Recipients = [.. planned.People.Select((person, position) => NotificationRecipient.Of(person, id, accepted.InstanceId, position))],
        };
    }

    // A deadline that had passed when the event came cannot be kept any more; Slack still gets its chance.
    private static DateTimeOffset GiveUpAt(DateTimeOffset receivedAt, DateTimeOffset? deadline, TimeSpan fallbackAfter) =>
        DeliveryPolicy.GiveUpAt(receivedAt, deadline > receivedAt ? deadline : null, fallbackAfter);

    private static string SubjectOf(EventSubject subject) =>
        Mrkdwn.Truncate(string.Join(": ", new[] { subject.Key, subject.Summary }.Where(part => !string.IsNullOrEmpty(part))), SubjectLength);
}
