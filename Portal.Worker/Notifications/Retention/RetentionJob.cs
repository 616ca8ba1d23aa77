using Quartz;

namespace Portal.Worker.Notifications.Retention;

/// <summary>Forgets what is older than <c>Delivery:RetentionDays</c>.</summary>
[DisallowConcurrentExecution]
internal sealed class RetentionJob(RetentionSweep sweep) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await sweep.RunAsync(cancellationToken);
}
