using Portal.Worker.Jobs;
using Quartz;

namespace Portal.Worker.Notifications.Sending;

/// <summary>Sends what is due on one connection. One run at a time, on one node: pacing needs no counter that nodes share.</summary>
[DisallowConcurrentExecution]
internal sealed class SendLaneJob(LaneFactory lanes, UncertainAttempts uncertain, WakeSlots slots) : IJob
{
    /// <summary>The name under which the job finds its connection.</summary>
    public const string ConnectionId = "connectionId";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var connectionId = Guid.Parse((string)context.MergedJobDataMap[ConnectionId]!);
        await using var lane = lanes.Open(connectionId);
        // What an earlier run, now dead, left as "sending". No other lane sends on this connection meanwhile.
        await uncertain.SettleAsync(connectionId == Guid.Empty ? null : connectionId, cancellationToken);
        await Drain.RunAsync(slots, slots.Lane(connectionId), lane.SendDueAsync, cancellationToken);
    }
}
