using Portal.Worker.Jobs;
using Quartz;

namespace Portal.Worker.Notifications.Fallbacks;

/// <summary>Takes one kind of fallback for what waits for it. One run at a time, on one node.</summary>
[DisallowConcurrentExecution]
internal sealed class SendFallbacksJob(FallbackLanes lanes, WakeSlots slots) : IJob
{
    /// <summary>The name under which the job finds its fallback.</summary>
    public const string FallbackKey = "fallbackKey";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var key = (string)context.MergedJobDataMap[FallbackKey]!;
        await using var lane = lanes.Open(key);
        await lane.SettleAsync(cancellationToken);
        await Drain.RunAsync(slots, slots.Fallback(key), lane.SendDueAsync, cancellationToken);
    }
}
