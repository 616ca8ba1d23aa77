using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Data.Notifications;
using Portal.Worker.Jobs;
using Portal.Worker.Notifications.Sending;
using Quartz;

namespace Portal.Worker.Notifications.Waking;

/// <summary>Turns signals into running jobs: pokes the drain that runs, or has Quartz start it.</summary>
internal sealed partial class WakeListener(WorkSignals signals, WakeSlots slots, ISchedulerFactory schedulers, ILogger<WakeListener> logger)
    : BackgroundService
{
    private readonly Channel<JobKey> _starts = Channel.CreateUnbounded<JobKey>(new UnboundedChannelOptions { SingleReader = true });
    private readonly ConcurrentDictionary<JobKey, Guid> _starting = new();
    private readonly HashSet<JobKey> _known = [JobKeys.Planner];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        signals.Signalled += Wake;
        try
        {
            Wake();
            var scheduler = await schedulers.GetScheduler(stoppingToken);
            await foreach (var job in _starts.Reader.ReadAllAsync(stoppingToken))
            {
                await StartAsync(scheduler, job, stoppingToken);
            }
        }
        finally
        {
            signals.Signalled -= Wake;
        }
    }

    // On the thread of the component that signals: a drain that runs hears of it without another hop.
    private void Wake()
    {
        if (signals.TakePlanner() && !slots.Planner.TryPoke())
        {
            Start(JobKeys.Planner, Guid.Empty);
        }

        foreach (var lane in signals.TakeLanes())
        {
            if (!slots.Lane(lane).TryPoke())
            {
                Start(JobKeys.Lane(lane), lane);
            }
        }
    }

    // Once, however often it is signalled before it runs.
    private void Start(JobKey job, Guid lane)
    {
        if (_starting.TryAdd(job, lane))
        {
            _starts.Writer.TryWrite(job);
        }
    }

    private async Task StartAsync(IScheduler scheduler, JobKey key, CancellationToken stoppingToken)
    {
        _starting.TryRemove(key, out var lane);
        try
        {
            if (_known.Add(key))
            {
                var job = JobBuilder.Create<SendLaneJob>().WithIdentity(key).UsingJobData(SendLaneJob.ConnectionId, lane.ToString()).StoreDurably().Build();
                await scheduler.AddJob(job, AddJobOptions.Replacing, stoppingToken);
            }

            await scheduler.TriggerJob(key, null, stoppingToken);
        }
        catch (SchedulerException failure)
        {
            // The rows wait on disk; the sweep starts their job at its next look.
            Log.WakeFailed(logger, failure);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A job could not be woken; the sweep will start it.")]
        public static partial void WakeFailed(ILogger logger, Exception failure);
    }
}
