using Quartz;

namespace Portal.Worker.Connections;

/// <summary>Loads a connection's list of channels, which in a large workspace takes minutes.</summary>
[DisallowConcurrentExecution]
internal sealed class ListChannelsJob(ChannelLister lister) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await lister.RunAsync(ConnectionJobKey.ConnectionOf(context), cancellationToken);
}
