using System.Collections.Concurrent;
using Portal.Domain.Notifications;

namespace Portal.Data.Notifications;

/// <summary>
/// Says that there is something to do, so that it starts at once instead of at the next look. Rows are the truth: a lost signal
/// costs a moment's delay, never a notification.
/// </summary>
public sealed class WorkSignals
{
    private readonly ConcurrentDictionary<Guid, byte> _lanes = new();
    private readonly ConcurrentDictionary<string, byte> _fallbacks = new(StringComparer.Ordinal);
    private volatile bool _plan;

    /// <summary>Raised by any thread after each signal; the worker listens.</summary>
    public event Action? Signalled;

    /// <summary>Events wait to be planned.</summary>
    public void WakePlanner()
    {
        _plan = true;
        Signalled?.Invoke();
    }

    /// <summary>Notifications wait to be sent on this connection; <see cref="Guid.Empty"/> stands for those without a connection.</summary>
    public void WakeLane(Guid connectionId)
    {
        _lanes[connectionId] = 0;
        Signalled?.Invoke();
    }

    /// <summary>Notifications wait for this fallback; see <see cref="Notification.FallbackKey"/>.</summary>
    public void WakeFallback(string key)
    {
        _fallbacks[key] = 0;
        Signalled?.Invoke();
    }

    /// <summary>Whether the planner was woken since the last call.</summary>
    public bool TakePlanner()
    {
        if (!_plan)
        {
            return false;
        }

        _plan = false;
        return true;
    }

    /// <summary>The lanes that were woken since the last call.</summary>
    public IReadOnlyList<Guid> TakeLanes() => Take(_lanes);

    /// <summary>The fallbacks that were woken since the last call.</summary>
    public IReadOnlyList<string> TakeFallbacks() => Take(_fallbacks);

    private static IReadOnlyList<T> Take<T>(ConcurrentDictionary<T, byte> woken)
        where T : notnull => woken.IsEmpty ? [] : [.. woken.Keys.Where(one => woken.TryRemove(one, out _))];
}
