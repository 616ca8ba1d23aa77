using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Portal.Data.Notifications.Writing;

/// <summary>
/// Writes what intake, planner and lanes bring; what waits goes into one transaction, so that concurrent requests share an fsync and SQLite's single
/// writer is never fought over. Where a database takes several writers, each step always falls to the same one.
/// </summary>
internal sealed class GroupCommit(
    WriteConnection connections,
    IOptions<IntakeOptions> options,
    ChangeFeed changes,
    WorkSignals signals,
    ILogger<GroupCommit> logger) : IHostedService, IDisposable
{
    private readonly CommitQueue[] _queues =
        [.. Enumerable.Range(0, connections.Dialect.Writers).Select(_ => new CommitQueue(connections, options.Value.MaxBatch, (changes, signals), logger))];

    private int _waitingEvents;

    /// <summary>Takes an operation of the sender or planner, whose own limits bound how many there are. Ends with the commit.</summary>
    public Task CommitAsync(WriteOperation operation)
    {
        QueueOf(operation.Order).Add(operation);
        return operation.Committed;
    }

    /// <summary>Takes an event and answers true, unless too many wait already. The task ends with the commit.</summary>
    public bool TryCommitEvent(WriteOperation operation, out Task committed)
    {
        if (Interlocked.Increment(ref _waitingEvents) > options.Value.QueueCapacity)
        {
            Interlocked.Decrement(ref _waitingEvents);
            committed = Task.CompletedTask;
            return false;
        }

        QueueOf(operation.Order).Add(operation);
        committed = CountAsync(operation);
        return true;
    }

    /// <summary>An operation for each writer that has part in these.</summary>
    public IEnumerable<TOperation> Split<T, TOperation>(IReadOnlyList<T> parts, Func<T, WriteOrder> orderOf, Func<WriteOrder, IReadOnlyList<T>, TOperation> make)
        where TOperation : WriteOperation =>
        _queues.Length == 1 || parts.Count == 1
            ? parts.Count == 0 ? [] : [make(orderOf(parts[0]), parts)]
            : parts.GroupBy(part => orderOf(part).Writer(_queues.Length)).Select(group => make(orderOf(group.First()), [.. group]));

    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var queue in _queues)
        {
            queue.Start();
        }

        return Task.CompletedTask;
    }

    /// <summary>Writes what is queued, then ends, however little of the stop's time the others left: the host stops this last.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(_queues.Select(queue => queue.StopAsync()));

    public void Dispose()
    {
        foreach (var queue in _queues)
        {
            queue.Dispose();
        }
    }

    private CommitQueue QueueOf(WriteOrder order) => _queues[order.Writer(_queues.Length)];

    private async Task CountAsync(WriteOperation operation)
    {
        try
        {
            await operation.Committed;
        }
        finally
        {
            Interlocked.Decrement(ref _waitingEvents);
        }
    }
}
