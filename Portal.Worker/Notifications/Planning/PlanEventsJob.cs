using Portal.Worker.Jobs;
using Quartz;

namespace Portal.Worker.Notifications.Planning;

/// <summary>Makes notifications of accepted events until none is left.</summary>
[DisallowConcurrentExecution]
internal sealed class PlanEventsJob(PlanningRound round, WakeSlots slots) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await Drain.RunAsync(slots, slots.Planner, round.RunAsync, cancellationToken);
}
