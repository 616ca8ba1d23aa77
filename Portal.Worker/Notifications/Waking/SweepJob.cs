using Quartz;

namespace Portal.Worker.Notifications.Waking;

/// <summary>Looks for work that no job was woken for.</summary>
[DisallowConcurrentExecution]
internal sealed class SweepJob(OpenWork work) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await work.WakeAsync(cancellationToken);
}
