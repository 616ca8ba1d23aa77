using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Portal.Data.Notifications.Writing;

/// <summary>
/// One thread with one connection writes what everybody brings; whatever waits goes into one transaction, so that concurrent
/// requests share an fsync and SQLite's single writer is never fought over.
/// </summary>
internal sealed partial class GroupCommit(
    WriteConnection connections,
    IOptions<IntakeOptions> options,
    ChangeFeed changes,
    WorkSignals signals,
    ILogger<GroupCommit> logger) : IHostedService, IDisposable
{
    private readonly Channel<WriteOperation> _queue = Channel.CreateUnbounded<WriteOperation>(new UnboundedChannelOptions { SingleReader = true });
    private Thread? _writer;
    private HotStatements? _statements;
    private int _waitingEvents;

    /// <summary>Takes an operation of the sender or planner, whose own limits bound how many there are. Ends with the commit.</summary>
    public Task CommitAsync(WriteOperation operation)
    {
        Enqueue(operation);
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

        Enqueue(operation);
        committed = Count(operation);
        return true;
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _writer = new Thread(Write) { IsBackground = true, Name = "Group commit" };
        _writer.Start();
        return Task.CompletedTask;
    }

    /// <summary>Writes what is queued, then ends, however little of the stop's time the others left: the host stops this last.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _queue.Writer.TryComplete();
        if (_writer is { } writer)
        {
            await Task.Run(writer.Join, CancellationToken.None);
        }
    }

    public void Dispose() => _statements?.Dispose();

    private void Enqueue(WriteOperation operation)
    {
        if (!_queue.Writer.TryWrite(operation))
        {
            operation.Fail(new InvalidOperationException("The portal is stopping; nothing more is written."));
        }
    }

    private async Task Count(WriteOperation operation)
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

    private void Write()
    {
        var batch = new List<WriteOperation>();
#pragma warning disable VSTHRD002 // A thread of its own: waiting here blocks nobody.
        while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
#pragma warning restore VSTHRD002
        {
            batch.Clear();
            while (batch.Count < options.Value.MaxBatch && _queue.Reader.TryRead(out var operation))
            {
                batch.Add(operation);
            }

            WriteBatch(batch);
        }
    }

    private void WriteBatch(List<WriteOperation> batch)
    {
        if (TryWrite(batch, out var began) is not { } failure)
        {
            return;
        }

        // A database that cannot be opened or is locked refuses each alone just the same, and each would wait for its time-out.
        if (batch.Count == 1 || !began)
        {
            batch.ForEach(operation => operation.Fail(failure));
            return;
        }

        // One of them spoils the transaction for all: alone, each succeeds or fails for itself.
        foreach (var operation in batch)
        {
            if (TryWrite([operation], out _) is { } reason)
            {
                operation.Fail(reason);
            }
        }
    }

    private Exception? TryWrite(List<WriteOperation> batch, out bool began)
    {
        began = false;
        try
        {
            var statements = _statements ??= connections.Open();
            statements.Begin(batch.Exists(operation => operation.IsDurable));
            began = true;
            try
            {
                batch.ForEach(operation => operation.Execute(statements));
                statements.Commit();
            }
            catch (Exception failure)
            {
                statements.RollBack();
                if (statements.RefusesData(failure))
                {
                    throw new RefusedDataException(failure);
                }

                throw;
            }
        }
        catch (Exception failure)
        {
            Log.BatchFailed(logger, batch.Count, failure);
            Reopen();
            return failure;
        }

        Announce(batch);
        return null;
    }

    private void Announce(List<WriteOperation> batch)
    {
        foreach (var operation in batch)
        {
            operation.Complete();
            operation.Announce(changes, signals);
        }
    }

    private void Reopen()
    {
        try
        {
            _statements?.Dispose();
        }
        catch (Exception failure)
        {
            Log.CloseFailed(logger, failure);
        }

        _statements = null;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A batch of {Count} writes did not reach the database.")]
        public static partial void BatchFailed(ILogger logger, int count, Exception failure);

        [LoggerMessage(2, LogLevel.Debug, "The writer's broken connection could not be closed cleanly.")]
        public static partial void CloseFailed(ILogger logger, Exception failure);
    }
}
