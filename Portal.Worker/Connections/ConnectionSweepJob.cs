using Quartz;

namespace Portal.Worker.Connections;

/// <summary>Looks for loadings that a stop interrupted, and for connections that were not examined for a day.</summary>
[DisallowConcurrentExecution]
internal sealed class ConnectionSweepJob(ConnectionSweep sweep) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await sweep.RunAsync(cancellationToken);
}
