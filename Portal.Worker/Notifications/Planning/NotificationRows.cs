using Microsoft.Extensions.Options;
using Portal.Domain.Notifications;
using Portal.Domain.Notifications.Events;
using Portal.Domain.Notifications.Planning;
using Portal.Domain.Notifications.Routing;
using Portal.Domain.Notifications.Steps;

namespace Portal.Worker.Notifications.Planning;

/// <summary>Turns a plan into rows, now and with the configured time for Slack.</summary>
internal sealed class NotificationRows(IOptions<DeliveryOptions> options, TimeProvider time)
{
    /// <param name="accepted">The event's row.</param>
    /// <param name="body">The event.</param>
    /// <param name="route">How it is sent.</param>
    /// <param name="plan">What it causes.</param>
    /// <param name="step">Where its step stands already: an event may come after the decision.</param>
    /// <param name="id">The id of the plan's only notification; null for new ones.</param>
    public IReadOnlyList<Notification> Make(AcceptedEvent accepted, EventBody body, RouteDecision route, DeliveryPlan plan, StepNow step, Guid? id = null)
    {
        var now = time.GetUtcNow();
        return new NotificationFactory(now, () => id ?? Guid.CreateVersion7(now)).Plan(accepted, body, route, plan, step, options.Value.FallbackAfter);
    }
}
