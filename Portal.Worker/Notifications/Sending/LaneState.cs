using Portal.Domain.Notifications.Delivery;
using Portal.Worker.Jobs;
using Portal.Worker.Notifications.Addressing;
using Portal.Worker.Notifications.Attempts;

namespace Portal.Worker.Notifications.Sending;

/// <summary>What a lane remembers between two looks: the calls under way, and when there is something to look for again.</summary>
internal sealed class LaneState(Guid? connectionId, WakeSlot slot, DirectPosts direct, int maxCalls)
{
    private readonly List<Task<SendOutcome>> _calls = [];
    private Task<TimeSpan?>? _addressing;

    /// <summary>Null for the lane of notifications without a connection.</summary>
    public Guid? ConnectionId { get; } = connectionId;

    public SlackUserListing Listing { get; } = new();

    public LaneRest Rest { get; } = new();

    /// <summary>How many calls may be under way at the same time.</summary>
    public int MaxCalls { get; } = maxCalls;

    /// <summary>How many more calls may start.</summary>
    public int Room => Math.Max(0, MaxCalls - _calls.Count - direct.Count);

    public bool IsBusy => _calls.Count > 0 || _addressing is not null || direct.Count > 0;

    public bool IsAddressing => _addressing is not null;

    /// <summary>When Slack may be asked for people again.</summary>
    public DateTimeOffset NextAddressing { get; private set; } = DateTimeOffset.MinValue;

    /// <summary>When there is something to look for, as far as the last look and what ended since can tell.</summary>
    public DateTimeOffset NextLook { get; set; } = DateTimeOffset.MinValue;

    /// <summary>When the first of what waits has waited too long, as far as the last look can tell.</summary>
    public DateTimeOffset NextGiveUp { get; set; } = DateTimeOffset.MinValue;

    /// <summary>Something is due that the last look could not start: the pace or the lack of a place keeps it.</summary>
    public bool HasBacklog { get; set; }

    /// <summary>It is the lack of a place that keeps it.</summary>
    public bool IsFull { get; set; }

    /// <summary>Starts nothing; each call pokes the lane when it ends.</summary>
    public void Add(Task<SendOutcome> call) => _calls.Add(ContinueAfter(call));

    public void Address(Task<TimeSpan?> addressing) => _addressing = ContinueAfter(addressing);

    /// <summary>Takes note of what has ended.</summary>
    /// <exception cref="InvalidOperationException">An outcome could not be written: the lane starts again and finds out what became of it.</exception>
    public async Task CollectAsync(DateTimeOffset now)
    {
        foreach (var call in _calls.FindAll(call => call.IsCompleted))
        {
            _calls.Remove(call);
            Learn(await call);
        }

        if (direct.IsLost)
        {
            throw Lost();
        }

        if (_addressing is { IsCompleted: true } addressing)
        {
            _addressing = null;
            NextAddressing = await addressing is { } wait ? now + wait : DateTimeOffset.MinValue;
            NextLook = DateTimeOffset.MinValue;
        }
    }

    /// <summary>Ends when the calls under way have; false when there were none.</summary>
    public async Task<bool> WaitForCallsAsync()
    {
        await Task.WhenAll(_calls);
        return _calls.Count > 0;
    }

    /// <summary>Lets what is under way end: its outcome is worth more than a second of stopping sooner.</summary>
    public async Task EndAsync()
    {
        await direct.EndAsync();
        await WaitForCallsAsync();
        await ((Task)(_addressing ?? Task.FromResult<TimeSpan?>(null))).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void Learn(SendOutcome outcome)
    {
        if (outcome.IsLost)
        {
            throw Lost();
        }

        if (outcome.NextDueAt < NextLook)
        {
            NextLook = outcome.NextDueAt.Value;
        }
    }

    private static InvalidOperationException Lost() => new("An attempt's outcome could not be written; the lane starts again and settles it.");

    private async Task<T> ContinueAfter<T>(Task<T> work)
    {
        try
        {
            return await work;
        }
        finally
        {
            slot.Continue();
        }
    }
}
