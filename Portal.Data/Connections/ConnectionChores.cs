using System.Collections.Concurrent;

namespace Portal.Data.Connections;

/// <summary>
/// What somebody waits for that the worker does for one connection at a time. A hint, as <see cref="Notifications.WorkSignals"/>: what must
/// not be lost stands in a row, and the sweep finds it.
/// </summary>
public sealed class ConnectionChores
{
    private readonly ConcurrentDictionary<(ConnectionChore Chore, Guid ConnectionId), byte> _asked = new();

    /// <summary>Raised by any thread after each call; the worker listens.</summary>
    public event Action? Asked;

    public void Ask(ConnectionChore chore, Guid connectionId)
    {
        _asked[(chore, connectionId)] = 0;
        Asked?.Invoke();
    }

    /// <summary>What was asked for since the last call.</summary>
    public IReadOnlyList<(ConnectionChore Chore, Guid ConnectionId)> Take() =>
        _asked.IsEmpty ? [] : [.. _asked.Keys.Where(asked => _asked.TryRemove(asked, out _))];
}

/// <summary>The name of a job that is done for a connection.</summary>
public enum ConnectionChore
{
    /// <summary>Load the list of channels.</summary>
    Channels,

    /// <summary>Run the doctor.</summary>
    Doctor,

    /// <summary>Find out who of a list can be reached.</summary>
    Coverage,
}
