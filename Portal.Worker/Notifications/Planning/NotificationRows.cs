using Microsoft.Extensions.Options;
using Portal.Domain.Notifications;
using Portal.Domain.Notifications.Composing;
using Portal.Domain.Notifications.Delivery;
using Portal.Domain.Notifications.Events;
using Portal.Domain.Notifications.Messages;
using Portal.Domain.Notifications.Planning;
using Portal.Domain.Notifications.Routing;
using Portal.Worker.Notifications.Steps;

namespace Portal.Worker.Notifications.Planning;

/// <summary>Turns a plan into rows.</summary>
internal sealed class NotificationRows(IOptions<DeliveryOptions> options, TimeProvider time)
{
    private const int SubjectLength = 300;

    /// <param name="accepted">The event's row.</param>
    /// <param name="body">The event.</param>
    /// <param name="route">How it is sent.</param>
    /// <param name="plan">What it causes.</param>
    /// <param name="step">Where its step stands already: an event may come after the decision.</param>
    public IReadOnlyList<Notification> Make(AcceptedEvent accepted, EventBody body, RouteDecision route, DeliveryPlan plan, StepNow step)
    {
        var routeJson = RouteDecisionJson.Write(route);
        return [.. plan.Notifications.Select(planned => Make(accepted, body, route, routeJson, planned, step))];
    }

    private Notification Make(AcceptedEvent accepted, EventBody body, RouteDecision route, string routeJson, PlannedNotification planned, StepNow step)
    {
        var look = step.Version == 0 ? null : StepCopy.Look(body with { Recipients = planned.People }, route, step.Progress, step.Version);
        var isOver = look is { AsksNothing: true };
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
            State = isOver ? NotificationState.Superseded : NotificationState.Waiting,
            CreatedAt = now,
            DueAt = isOver ? null : now,
            CompletedAt = isOver ? now : null,
            GiveUpAt = giveUpAt,
            LastError = route.Problem?.Code,
            Route = routeJson,
            Payload = StepCopies.PayloadOf(id, route, look?.Message ?? planned.Message),
            ContentVersion = step.Version,
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
