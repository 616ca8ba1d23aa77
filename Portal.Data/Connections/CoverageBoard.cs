using System.Collections.Concurrent;
using Portal.Domain.Connections.Coverage;

namespace Portal.Data.Connections;

/// <summary>
/// The coverage reports of this process. In memory on purpose: which addresses were asked for must not be readable an hour later, so it is never
/// written to disk, and a restart forgets it.
/// </summary>
public sealed class CoverageBoard(ChangeFeed changes, TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<Guid, CoverageRun> _runs = new();

    /// <summary>Null when none was made, or it was long ago.</summary>
    public CoverageRun? Find(Guid connectionId)
    {
        Forget();
        return _runs.GetValueOrDefault(connectionId);
    }

    /// <summary>Takes the place of an earlier run of the connection. False while that is under way.</summary>
    public bool TryBegin(CoverageRun run)
    {
        Forget();
        var placed = _runs.AddOrUpdate(run.ConnectionId, run, (_, before) => before.IsRunning ? before : run);
        changes.Publish(run.InstanceId);
        return ReferenceEquals(placed, run);
    }

    /// <summary>Puts what is known now in the place of what was; a run that was begun anew meanwhile stays as it is.</summary>
    public void Update(CoverageRun run)
    {
        if (_runs.TryGetValue(run.ConnectionId, out var present) && present.Id == run.Id && _runs.TryUpdate(run.ConnectionId, run, present))
        {
            changes.Publish(run.InstanceId);
        }
    }

    private void Forget()
    {
        var before = time.GetUtcNow() - Kept;
        foreach (var (id, run) in _runs)
        {
            if (run.StartedAt < before && !run.IsRunning)
            {
                _runs.TryRemove(KeyValuePair.Create(id, run));
            }
        }
    }
}

/// <summary>One report as far as it has come.</summary>
/// <param name="Rows">Null until all are known.</param>
/// <param name="Checked">How many of the list are known.</param>
/// <param name="Error">Slack's word for why it ended early.</param>
public sealed record CoverageRun(
    Guid Id, Guid ConnectionId, Guid InstanceId, EmailList List, DateTimeOffset StartedAt, int Checked = 0, IReadOnlyList<CoverageRow>? Rows = null, string? Error = null, DateTimeOffset? EndedAt = null)
{
    public bool IsRunning => EndedAt is null;
}
