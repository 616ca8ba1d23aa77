using Microsoft.Extensions.Options;
using Portal.Domain.Notifications;
using Portal.Domain.Notifications.Delivery;
using Portal.Domain.Notifications.Events;
using Portal.Domain.Notifications.Messages;
using Portal.Domain.Notifications.Planning;
using Portal.Domain.Notifications.Routing;

namespace Portal.Worker.Notifications.Planning;

/// <summary>Turns a plan into rows.</summary>
internal sealed class NotificationRows(IOptions<DeliveryOptions> options, TimeProvider time)
{
    private const int SubjectLength = 300;

    public IReadOnlyList<Notification> Make(AcceptedEvent accepted, EventBody body, RouteDecision route, DeliveryPlan plan)
    {
        var routeJson = RouteDecisionJson.Write(route);
        return [.. plan.Notifications.Select(planned => Make(accepted, body, route, routeJson, planned))];
    }

    private Notification Make(AcceptedEvent accepted, EventBody body, RouteDecision route, string routeJson, PlannedNotification planned)
    {
        var now = time.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        // Without a connection there is nothing to wait for: the fallback is due at once.
        var giveUpAt = route.Problem is null ? GiveUpAt(accepted, body) : now;
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
            Subject = SubjectOf(body),
            StepId = body.Step.Id,
            State = NotificationState.Waiting,
            CreatedAt = now,
            DueAt = now,
            GiveUpAt = giveUpAt,
            LastError = route.Problem?.Code,
            Route = routeJson,
            Payload = SlackMessageJson.WriteText(planned.Message),
            Recipients = [.. planned.People.Select((person, position) => Make(id, accepted.InstanceId, position, person))],
        };
    }

    // A deadline that had passed when the event came cannot be kept any more; Slack still gets its chance.
    private DateTimeOffset GiveUpAt(AcceptedEvent accepted, EventBody body)
    {
        var deadline = body.Approval?.Deadline > accepted.ReceivedAt ? body.Approval.Deadline : null;
        return DeliveryPolicy.GiveUpAt(accepted.ReceivedAt, deadline, options.Value.FallbackAfter);
    }

    private static NotificationRecipient Make(Guid notificationId, Guid instanceId, int position, Recipient person)
    {
        var name = person.DisplayName ?? person.Email ?? person.AccountId ?? "";
        return new NotificationRecipient
        {
            NotificationId = notificationId,
            Position = position,
            InstanceId = instanceId,
            AccountId = person.AccountId,
            DisplayName = name,
            Email = person.Email,
            NameKey = name.ToLowerInvariant(),
            EmailKey = person.Email?.ToLowerInvariant(),
            Role = person.Role,
        };
    }

    private static string SubjectOf(EventBody body)
    {
        var subject = string.Join(": ", new[] { body.Subject.Key, body.Subject.Summary }.Where(part => !string.IsNullOrEmpty(part)));
        return Mrkdwn.Truncate(subject, SubjectLength);
    }
}
