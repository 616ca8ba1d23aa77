using Quartz;

namespace Portal.Worker.Connections;

/// <summary>Looks whether refused tokens work again.</summary>
[DisallowConcurrentExecution]
internal sealed class ReconnectProbeJob(ReconnectProbe probe) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await probe.RunAsync(cancellationToken);
}
