using System.Collections.Concurrent;

namespace Portal.Worker.Jobs;

/// <summary>The drains of this process: one for planning, one for each lane.</summary>
internal sealed class WakeSlots : IDisposable
{
    private readonly ConcurrentDictionary<Guid, WakeSlot> _lanes = new();
    private int _running;

    public WakeSlot Planner { get; } = new();

    /// <summary>How many drains run now.</summary>
    public int Running => Volatile.Read(ref _running);

    /// <param name="connectionId"><see cref="Guid.Empty"/> for notifications without a connection.</param>
    public WakeSlot Lane(Guid connectionId) => _lanes.GetOrAdd(connectionId, _ => new WakeSlot());

    /// <summary>Counts a drain until the answer is disposed of.</summary>
    public IDisposable CountRunning()
    {
        Interlocked.Increment(ref _running);
        return new Counted(this);
    }

    public void Dispose()
    {
        Planner.Dispose();
        foreach (var lane in _lanes.Values)
        {
            lane.Dispose();
        }
    }

    private sealed class Counted(WakeSlots slots) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref slots._running);
    }
}
