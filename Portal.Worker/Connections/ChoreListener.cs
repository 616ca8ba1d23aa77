using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Data.Connections;
using Portal.Worker.Connections.Doctor;
using Portal.Worker.Jobs;
using Quartz;

namespace Portal.Worker.Connections;

/// <summary>Has Quartz run what somebody asked for, a job per chore and connection, so that one connection's long list delays no other's.</summary>
internal sealed partial class ChoreListener(ConnectionChores chores, ISchedulerFactory schedulers, ILogger<ChoreListener> logger) : BackgroundService
{
    private readonly Channel<bool> _asks = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        chores.Asked += Wake;
        try
        {
            Wake();
            var scheduler = await schedulers.GetScheduler(stoppingToken);
            await foreach (var _ in _asks.Reader.ReadAllAsync(stoppingToken))
            {
                foreach (var (chore, connectionId) in chores.Take())
                {
                    await StartAsync(scheduler, chore, connectionId, stoppingToken);
                }
            }
        }
        finally
        {
            chores.Asked -= Wake;
        }
    }

    private static IJobDetail JobOf(ConnectionChore chore, Guid connectionId) => chore switch
    {
        ConnectionChore.Channels => JobOf<ListChannelsJob>(chore, connectionId),
        ConnectionChore.Doctor => JobOf<DoctorJob>(chore, connectionId),
        ConnectionChore.Coverage => JobOf<CoverageJob>(chore, connectionId),
    };

    private static IJobDetail JobOf<TJob>(ConnectionChore chore, Guid connectionId)
        where TJob : IJob =>
        JobBuilder.Create<TJob>().WithIdentity(JobKeys.Chore(chore, connectionId)).UsingJobData(JobKeys.ConnectionId, connectionId.ToString()).StoreDurably().Build();

    private async Task StartAsync(IScheduler scheduler, ConnectionChore chore, Guid connectionId, CancellationToken stoppingToken)
    {
        try
        {
            await scheduler.AddJob(JobOf(chore, connectionId), AddJobOptions.Replacing, stoppingToken);
            await scheduler.TriggerJob(JobKeys.Chore(chore, connectionId), null, stoppingToken);
        }
        catch (SchedulerException failure)
        {
            Log.NotStarted(logger, chore, connectionId, failure);
        }
    }

    private void Wake() => _asks.Writer.TryWrite(true);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The job {Chore} of connection {ConnectionId} could not be started.")]
        public static partial void NotStarted(ILogger logger, ConnectionChore chore, Guid connectionId, Exception failure);
    }
}
