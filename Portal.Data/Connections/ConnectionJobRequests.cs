using System.Collections.Concurrent;

namespace Portal.Data.Connections;

/// <summary>
/// Requests for jobs that the worker does for one connection at a time. A hint, as <see cref="Notifications.WorkSignals"/>: what must not be
/// lost stands in a row, and the sweep finds it.
/// </summary>
public sealed class ConnectionJobRequests
{
    private readonly ConcurrentDictionary<(ConnectionJob Job, Guid ConnectionId), byte> _requests = new();

    /// <summary>Raised by any thread after each call; the worker listens.</summary>
    public event Action? Requested;

    public void Request(ConnectionJob job, Guid connectionId)
    {
        _requests[(job, connectionId)] = 0;
        Requested?.Invoke();
    }

    /// <summary>What was requested since the last call.</summary>
    public IReadOnlyList<(ConnectionJob Job, Guid ConnectionId)> Take() =>
        _requests.IsEmpty ? [] : [.. _requests.Keys.Where(request => _requests.TryRemove(request, out _))];
}
