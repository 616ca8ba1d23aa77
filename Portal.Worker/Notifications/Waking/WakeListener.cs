using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Data.Notifications;
using Portal.Worker.Jobs;
using Portal.Worker.Notifications.Fallbacks;
using Portal.Worker.Notifications.Planning;
using Portal.Worker.Notifications.Sending;
using Quartz;

namespace Portal.Worker.Notifications.Waking;

/// <summary>Turns signals into running jobs: pokes the drain that runs, or has Quartz start it.</summary>
internal sealed partial class WakeListener(WorkSignals signals, WakeSlots slots, ISchedulerFactory schedulers, ILogger<WakeListener> logger)
    : BackgroundService
{
    private readonly Channel<JobKey> _starts = Channel.CreateUnbounded<JobKey>(new UnboundedChannelOptions { SingleReader = true });
    private readonly ConcurrentDictionary<JobKey, Func<IJobDetail>> _starting = new();
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
            Start(JobKeys.Planner, () => JobBuilder.Create<PlanEventsJob>().WithIdentity(JobKeys.Planner).StoreDurably().Build());
        }

        foreach (var lane in signals.TakeLanes())
        {
            if (!slots.Lane(lane).TryPoke())
            {
                Start(JobKeys.Lane(lane), () => JobBuilder.Create<SendLaneJob>()
                    .WithIdentity(JobKeys.Lane(lane)).UsingJobData(SendLaneJob.ConnectionId, lane.ToString()).StoreDurably().Build());
            }
        }

        foreach (var fallback in signals.TakeFallbacks())
        {
            if (!slots.Fallback(fallback).TryPoke())
            {
                Start(JobKeys.Fallback(fallback), () => JobBuilder.Create<SendFallbacksJob>()
                    .WithIdentity(JobKeys.Fallback(fallback)).UsingJobData(SendFallbacksJob.FallbackKey, fallback).StoreDurably().Build());
            }
        }
    }

    // Once, however often it is signalled before it runs.
    private void Start(JobKey job, Func<IJobDetail> make)
    {
        if (_starting.TryAdd(job, make))
        {
            _starts.Writer.TryWrite(job);
        }
    }

    private async Task StartAsync(IScheduler scheduler, JobKey key, CancellationToken stoppingToken)
    {
        _starting.TryRemove(key, out var make);
        try
        {
            if (_known.Add(key))
            {
                await scheduler.AddJob(make!(), AddJobOptions.Replacing, stoppingToken);
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
