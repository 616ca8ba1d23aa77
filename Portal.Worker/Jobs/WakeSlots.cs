using System.Collections.Concurrent;

namespace Portal.Worker.Jobs;

/// <summary>The drains of this process: one for planning, one for each lane.</summary>
internal sealed class WakeSlots : IDisposable
{
    private readonly ConcurrentDictionary<Guid, WakeSlot> _lanes = new();

    public WakeSlot Planner { get; } = new();

    /// <param name="connectionId"><see cref="Guid.Empty"/> for notifications without a connection.</param>
    public WakeSlot Lane(Guid connectionId) => _lanes.GetOrAdd(connectionId, _ => new WakeSlot());

    public void Dispose()
    {
        Planner.Dispose();
        foreach (var lane in _lanes.Values)
        {
            lane.Dispose();
        }
    }
}
