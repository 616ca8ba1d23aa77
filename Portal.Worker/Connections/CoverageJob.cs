using Quartz;

namespace Portal.Worker.Connections;

/// <summary>Finds out who of a list has a Slack account.</summary>
[DisallowConcurrentExecution]
internal sealed class CoverageJob(CoverageReporter reporter) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await reporter.RunAsync(ConnectionJobKey.ConnectionOf(context), cancellationToken);
}
