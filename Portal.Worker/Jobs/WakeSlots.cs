using System.Collections.Concurrent;

namespace Portal.Worker.Jobs;

/// <summary>The drains of this process: one for planning, one for each lane, one for each fallback.</summary>
internal sealed class WakeSlots : IDisposable
{
    private readonly ConcurrentDictionary<Guid, WakeSlot> _lanes = new();
    private readonly ConcurrentDictionary<string, WakeSlot> _fallbacks = new(StringComparer.Ordinal);
    private int _running;

    public WakeSlot Planner { get; } = new();

    /// <summary>How many drains run now.</summary>
    public int Running => Volatile.Read(ref _running);

    /// <param name="connectionId"><see cref="Guid.Empty"/> for notifications without a connection.</param>
    public WakeSlot Lane(Guid connectionId) => _lanes.GetOrAdd(connectionId, _ => new WakeSlot());

    /// <param name="key">See <see cref="Domain.Notifications.Notification.FallbackKey"/>.</param>
    public WakeSlot Fallback(string key) => _fallbacks.GetOrAdd(key, _ => new WakeSlot());

    /// <summary>Counts a drain until the answer is disposed of.</summary>
    public IDisposable CountRunning()
    {
        Interlocked.Increment(ref _running);
        return new Counted(this);
    }

    public void Dispose()
    {
        Planner.Dispose();
        foreach (var lane in _lanes.Values.Concat(_fallbacks.Values))
        {
            lane.Dispose();
        }
    }

    private sealed class Counted(WakeSlots slots) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref slots._running);
    }
}
