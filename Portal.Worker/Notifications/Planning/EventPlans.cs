using Portal.Domain.Notifications;
using Portal.Domain.Notifications.Events;
using Portal.Domain.Notifications.Planning;
using Portal.Domain.Notifications.Routing;
using Portal.Domain.Notifications.Steps;

namespace Portal.Worker.Notifications.Planning;

/// <summary>Decides who must be told of an event and where, and makes the rows.</summary>
internal sealed class EventPlans(RoutingFacts facts, NotificationRows rows)
{
    public async Task<RouteDecision> RouteAsync(AcceptedEvent accepted, EventBody body, CancellationToken cancellationToken) => RouteResolver.Resolve(
        await facts.AskAsync(accepted.InstanceId, body.Approval?.DefinitionId, body.Step.DefinitionStepId, cancellationToken));

    public IReadOnlyList<Notification> Make(AcceptedEvent accepted, EventBody body, RouteDecision route, StepNow step) =>
        rows.Make(accepted, body, route, DeliveryPlanner.Plan(body, route), step);

    /// <summary>The same, where one of the event's notifications is there already: what stands for it has its id.</summary>
    public IReadOnlyList<Notification> MakeAgain(AcceptedEvent accepted, EventBody body, RouteDecision route, StepNow step, Notification row) =>
    [
        .. DeliveryPlanner.Plan(body, route).Notifications.SelectMany(planned => rows.Make(
            accepted, body, route, new DeliveryPlan([planned]), step, planned.RecipientKey == row.RecipientKey && planned.Purpose == row.Purpose ? row.Id : null)),
    ];
}
