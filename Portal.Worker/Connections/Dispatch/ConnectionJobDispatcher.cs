using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Data.Connections;
using Portal.Worker.Connections.Doctor;
using Quartz;

namespace Portal.Worker.Connections.Dispatch;

/// <summary>Has Quartz run the jobs that were requested, each connection's by itself, so that one connection's long list delays no other's.</summary>
internal sealed partial class ConnectionJobDispatcher(ConnectionJobRequests requests, ISchedulerFactory schedulers, ILogger<ConnectionJobDispatcher> logger)
    : BackgroundService
{
    private readonly Channel<bool> _wakes = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        requests.Requested += Wake;
        try
        {
            Wake();
            var scheduler = await schedulers.GetScheduler(stoppingToken);
            await foreach (var _ in _wakes.Reader.ReadAllAsync(stoppingToken))
            {
                foreach (var (job, connectionId) in requests.Take())
                {
                    await StartAsync(scheduler, job, connectionId, stoppingToken);
                }
            }
        }
        finally
        {
            requests.Requested -= Wake;
        }
    }

    private static IJobDetail Detail(ConnectionJob job, Guid connectionId) => job switch
    {
        ConnectionJob.Channels => Detail<ListChannelsJob>(job, connectionId),
        ConnectionJob.Doctor => Detail<DoctorJob>(job, connectionId),
        ConnectionJob.Coverage => Detail<CoverageJob>(job, connectionId),
    };

    private static IJobDetail Detail<TJob>(ConnectionJob job, Guid connectionId)
        where TJob : IJob =>
        JobBuilder.Create<TJob>().WithIdentity(ConnectionJobKey.Of(job, connectionId)).UsingJobData(ConnectionJobKey.ConnectionId, connectionId.ToString()).StoreDurably().Build();

    private async Task StartAsync(IScheduler scheduler, ConnectionJob job, Guid connectionId, CancellationToken stoppingToken)
    {
        try
        {
            await scheduler.AddJob(Detail(job, connectionId), AddJobOptions.Replacing, stoppingToken);
            await scheduler.TriggerJob(ConnectionJobKey.Of(job, connectionId), null, stoppingToken);
        }
        catch (SchedulerException failure)
        {
            Log.NotStarted(logger, job, connectionId, failure);
        }
    }

    private void Wake() => _wakes.Writer.TryWrite(true);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The job {Job} of connection {ConnectionId} could not be started.")]
        public static partial void NotStarted(ILogger logger, ConnectionJob job, Guid connectionId, Exception failure);
    }
}
