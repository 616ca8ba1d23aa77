using Portal.Worker.Jobs;
using Quartz;

namespace Portal.Worker.Notifications.Sending;

/// <summary>Sends what is due on one connection. One run at a time, on one node: pacing needs no counter that nodes share.</summary>
[DisallowConcurrentExecution]
internal sealed class SendLaneJob(LaneFactory lanes, WakeSlots slots) : IJob
{
    public const string ConnectionIdKey = "connectionId";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var connectionId = Guid.Parse((string)context.MergedJobDataMap[ConnectionIdKey]!);
        await using var lane = lanes.Open(connectionId);
        await lane.RecoverAsync(cancellationToken);
        await Drain.RunAsync(slots.Lane(connectionId), lane.SendDueAsync, cancellationToken);
    }
}
