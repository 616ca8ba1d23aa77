using Microsoft.Extensions.Logging;
using Portal.Data.Notifications.Writing;
using Portal.Domain.Notifications;
using Portal.Domain.Notifications.Events;
using Portal.Domain.Notifications.EventTypes;
using Portal.Domain.Notifications.Planning;
using Portal.Domain.Notifications.Steps;
using Portal.Worker.Notifications.Sending;

namespace Portal.Worker.Notifications.Planning;

/// <summary>
/// Plans an event while it is taken in, so that it is stored with its notifications in one commit, and where the address is fixed with the
/// first attempt as well. What cannot be planned so is left to the planner's job, which looks at the stored event.
/// </summary>
public sealed partial class IntakePlanner
{
    private readonly EventPlans _plans;
    private readonly DirectSender _direct;
    private readonly ILogger<IntakePlanner> _logger;

    internal IntakePlanner(EventPlans plans, DirectSender direct, ILogger<IntakePlanner> logger) => (_plans, _direct, _logger) = (plans, direct, logger);

    /// <summary>Null where the job has to plan: the event changes a step, its route has a problem, or the database does not answer.</summary>
    public async Task<EventPlan?> PlanAsync(ReceivedEvent received, EventBody body, CancellationToken cancellationToken)
    {
        try
        {
            return EventTypeCatalog.Get(body.Type) is StepChange ? null : await MakeAsync(received, body, cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // The event must be on disk before anything can be said of it; the job says it then.
            Log.NotPlanned(_logger, failure);
            return null;
        }
    }

    private async Task<EventPlan?> MakeAsync(ReceivedEvent received, EventBody body, CancellationToken cancellationToken)
    {
        var accepted = new AcceptedEvent(received.Id, received.OrganizationId, received.InstanceId, received.ReceivedAt, received.Body);
        var route = await _plans.RouteAsync(accepted, body, cancellationToken);
        if (route.Problem is not null)
        {
            return null;
        }

        var notifications = _plans.Make(accepted, body, route, StepNow.Unknown);
        var planned = new List<(Notification, FirstAttempt?)>(notifications.Count);
        foreach (var notification in notifications)
        {
            planned.Add((notification, await _direct.PrepareAsync(notification, cancellationToken)));
        }

        return new EventPlan(body.Step.Id, planned);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "An event could not be planned while it was taken in; the planner looks at it once it is stored.")]
        public static partial void NotPlanned(ILogger logger, Exception failure);
    }
}
