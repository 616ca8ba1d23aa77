using System.Threading.Channels;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Callbacks;

/// <summary>Sends what happens in a workspace to the app's events URL, in order, and again when it was not taken.</summary>
internal sealed partial class EventDeliveries(CallbackSender sender, TimeProvider clock, ILogger<EventDeliveries> logger) : BackgroundService
{
    private const int Kept = 200;

    // At once, after a minute, after five.
    private static readonly TimeSpan[] Waits = [TimeSpan.Zero, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5)];

    private readonly Channel<CallbackRequest> _queue = Channel.CreateUnbounded<CallbackRequest>();
    private readonly Lock _gate = new();
    private readonly Queue<Delivery> _newest = new();

    /// <summary>Newest first.</summary>
    public IReadOnlyList<Delivery> Newest
    {
        get
        {
            lock (_gate)
            {
                return [.. _newest.Reverse()];
            }
        }
    }

    public void Publish(Workspace workspace, IEnumerable<SlackEvent> events)
    {
        if (workspace.App.EventsUrl is not { } eventsUrl)
        {
            return;
        }

        if (sender.Problem(eventsUrl, out var url) is { } problem)
        {
            Log.NotSent(logger, problem);
            return;
        }

        foreach (var slackEvent in events)
        {
            _queue.Writer.TryWrite(EventEnvelope.Of(slackEvent, workspace.Team, url!, clock.GetUtcNow()));
        }
    }

    public void Record(Delivery delivery)
    {
        lock (_gate)
        {
            _newest.Enqueue(delivery);
            if (_newest.Count > Kept)
            {
                _newest.Dequeue();
            }
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _newest.Clear();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var request in _queue.Reader.ReadAllAsync(stoppingToken))
        {
            var delivery = await sender.SendAsync(request, stoppingToken);
            Record(delivery);
            if (!delivery.Accepted && !delivery.WantsNoRetry && request.Defects.RetryNum < Waits.Length)
            {
                _ = RepeatAsync(request, delivery.Error!, stoppingToken);
            }
        }
    }

    private async Task RepeatAsync(CallbackRequest request, string reason, CancellationToken stoppingToken)
    {
        var retries = request.Defects.RetryNum;
        await Task.Delay(Waits[retries], clock, stoppingToken);
        _queue.Writer.TryWrite(request with { Defects = request.Defects with { RetryNum = retries + 1, RetryReason = reason } });
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The simulated Slack sends no events. EventsUrl: {Problem}")]
        public static partial void NotSent(ILogger logger, string problem);
    }
}
