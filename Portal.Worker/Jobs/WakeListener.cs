using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Data.Notifications;
using Portal.Worker.Notifications.Sending;
using Quartz;

namespace Portal.Worker.Jobs;

/// <summary>Turns signals into running jobs: pokes the drain that runs, or has Quartz start it.</summary>
internal sealed partial class WakeListener(WorkSignals signals, WakeSlots slots, ISchedulerFactory schedulers, ILogger<WakeListener> logger)
    : BackgroundService
{
    private readonly Channel<bool> _wakes = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    private readonly HashSet<Guid> _known = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        signals.Signalled += Wake;
        try
        {
            var scheduler = await schedulers.GetScheduler(stoppingToken);
            await foreach (var _ in _wakes.Reader.ReadAllAsync(stoppingToken))
            {
                await DispatchAsync(scheduler, stoppingToken);
            }
        }
        finally
        {
            signals.Signalled -= Wake;
        }
    }

    private void Wake() => _wakes.Writer.TryWrite(true);

    private async Task DispatchAsync(IScheduler scheduler, CancellationToken stoppingToken)
    {
        try
        {
            if (signals.TakePlanner() && !slots.Planner.TryPoke())
            {
                await scheduler.TriggerJob(JobKeys.Planner, null, stoppingToken);
            }

            foreach (var lane in signals.TakeLanes().Where(lane => !slots.Lane(lane).TryPoke()))
            {
                await StartLaneAsync(scheduler, lane, stoppingToken);
            }
        }
        catch (SchedulerException failure)
        {
            // The rows wait on disk; the sweep starts their job at its next look.
            Log.WakeFailed(logger, failure);
        }
    }

    private async Task StartLaneAsync(IScheduler scheduler, Guid lane, CancellationToken stoppingToken)
    {
        var key = JobKeys.Lane(lane);
        if (_known.Add(lane))
        {
            var job = JobBuilder.Create<SendLaneJob>().WithIdentity(key).UsingJobData(SendLaneJob.ConnectionIdKey, lane.ToString()).StoreDurably().Build();
            await scheduler.AddJob(job, AddJobOptions.Replacing, stoppingToken);
        }

        await scheduler.TriggerJob(key, null, stoppingToken);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A job could not be woken; the sweep will start it.")]
        public static partial void WakeFailed(ILogger logger, Exception failure);
    }
}
