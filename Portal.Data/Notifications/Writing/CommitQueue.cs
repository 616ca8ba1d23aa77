using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Portal.Data.Notifications.Writing;

/// <summary>One thread with one connection, and what waits for it.</summary>
internal sealed partial class CommitQueue(WriteConnection connections, int maxBatch, (ChangeFeed Changes, WorkSignals Signals) listeners, ILogger logger) : IDisposable
{
    private readonly Channel<WriteOperation> _queue = Channel.CreateUnbounded<WriteOperation>(new UnboundedChannelOptions { SingleReader = true });
    private Thread? _thread;
    private BatchWriter? _writer;

    public void Add(WriteOperation operation)
    {
        if (!_queue.Writer.TryWrite(operation))
        {
            operation.Fail(new InvalidOperationException("The portal is stopping; nothing more is written."));
        }
    }

    public void Start()
    {
        _thread = new Thread(Run) { IsBackground = true, Name = "Group commit" };
        _thread.Start();
    }

    public async Task StopAsync()
    {
        _queue.Writer.TryComplete();
        if (_thread is { } thread)
        {
            await Task.Run(thread.Join, CancellationToken.None);
        }
    }

    public void Dispose() => _writer?.Dispose();

    private void Run()
    {
        var batch = new List<WriteOperation>();
#pragma warning disable VSTHRD002 // A thread of its own: waiting here blocks nothing else.
        while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
#pragma warning restore VSTHRD002
        {
            batch.Clear();
            while (batch.Count < maxBatch && _queue.Reader.TryRead(out var operation))
            {
                batch.Add(operation);
            }

            WriteBatch(batch);
        }
    }

    private void WriteBatch(List<WriteOperation> batch)
    {
        if (TryWrite(batch, out var hasBegun) is not { } failure)
        {
            return;
        }

        // A database that cannot be opened or is locked refuses each alone just the same, and each would wait for its time-out.
        if (batch.Count == 1 || !hasBegun)
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

    private Exception? TryWrite(List<WriteOperation> batch, out bool hasBegun)
    {
        try
        {
            (_writer ??= connections.Open()).Write(batch);
        }
        catch (Exception failure)
        {
            Log.BatchFailed(logger, batch.Count, failure);
            hasBegun = _writer is { HasBegun: true };
            Close();
            return connections.Dialect.RefusesData(failure) ? new RefusedDataException(failure) : failure;
        }

        hasBegun = true;
        Announce(batch);
        return null;
    }

    private void Announce(List<WriteOperation> batch)
    {
        foreach (var operation in batch)
        {
            operation.Complete();
            operation.Announce(listeners.Changes, listeners.Signals);
        }
    }

    private void Close()
    {
        try
        {
            _writer?.Dispose();
        }
        catch (Exception failure)
        {
            Log.CloseFailed(logger, failure);
        }

        _writer = null;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A batch of {Count} writes did not reach the database.")]
        public static partial void BatchFailed(ILogger logger, int count, Exception failure);

        [LoggerMessage(2, LogLevel.Debug, "The writer's broken connection could not be closed cleanly.")]
        public static partial void CloseFailed(ILogger logger, Exception failure);
    }
}
