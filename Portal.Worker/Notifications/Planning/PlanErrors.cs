using Microsoft.Extensions.Logging;
using Portal.Domain.Errors;
using Portal.Domain.Notifications.Planning;
using Portal.Domain.Notifications.Routing;
using Portal.Worker.Errors;

namespace Portal.Worker.Notifications.Planning;

/// <summary>Writes what an admin should know of an event that could not be planned, or only without a connection.</summary>
internal sealed partial class PlanErrors(ErrorReporter errors, ILogger<PlanErrors> logger)
{
    public Task ReportAsync(AcceptedEvent accepted, RouteDecision route, RouteProblem problem, CancellationToken cancellationToken) => errors.ReportAsync(
        new Failure(
            accepted.OrganizationId,
            accepted.InstanceId,
            $"route:{problem.Code}:{route.ConnectionId}",
            ErrorAdvice.For(problem, new AdviceContext(route.ConnectionName ?? "", route.ChannelId)),
            route.ConnectionId),
        cancellationToken);

    /// <summary>The event stays stored, with an error that names it.</summary>
    public Task ReportFailedAsync(AcceptedEvent accepted, Exception? failure, CancellationToken cancellationToken)
    {
        Log.PlanFailed(logger, accepted.Id, failure);
        return errors.ReportAsync(PlanFailed(accepted), cancellationToken);
    }

    private static Failure PlanFailed(AcceptedEvent accepted) => new(
        accepted.OrganizationId,
        accepted.InstanceId,
        "plan_failed",
        new Advice(
            ErrorLevel.Error,
            "plan_failed",
            $"Event {accepted.Id} is stored but could not be planned, so nobody was told.",
            "Look for the event's id in the portal's log, mend the cause, and have the source send the event again under a new id."),
        null);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Event {EventId} could not be planned.")]
        public static partial void PlanFailed(ILogger logger, Guid eventId, Exception? failure);
    }
}
