using System.Collections.Concurrent;

namespace Portal.Features.Connections.Requests;

/// <summary>
/// Writes what Slack told, and lets the answer go out in time whatever the database does: a write that takes longer goes on behind the answer,
/// is tried again when it fails, and is waited for when the portal stops.
/// </summary>
internal sealed partial class SlackWrites(TimeProvider time, ILogger<SlackWrites> logger) : IHostedService, IDisposable
{
    // Slack gives up after 3 seconds, its network included.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private const int MostAtOnce = 256;

    private readonly SemaphoreSlim _room = new(MostAtOnce, MostAtOnce);
    private readonly ConcurrentDictionary<Task, byte> _running = new();

    /// <summary>True when it is written by the time that Slack needs its answer.</summary>
    /// <param name="write">May be called again after a failure, so that it must do no harm twice.</param>
    public async Task<bool> TryAsync(Func<CancellationToken, Task> write)
    {
        if (!await _room.WaitAsync(TimeSpan.Zero))
        {
            Log.Full(logger, MostAtOnce);
            return false;
        }

        // On a thread of its own: SQLite blocks the thread that waits for its lock.
        var running = Task.Run(() => WriteAsync(write));
        _running[running] = 0;
        _ = running.ContinueWith(done => _running.TryRemove(done, out _), TaskScheduler.Default);
        return await Task.WhenAny(running, Task.Delay(Patience, time)) == running && await running;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(_running.Keys).WaitAsync(cancellationToken);

    public void Dispose() => _room.Dispose();

    private async Task<bool> WriteAsync(Func<CancellationToken, Task> write)
    {
        using var end = new CancellationTokenSource(Longest, time);
        try
        {
            for (var wait = TimeSpan.FromMilliseconds(200); ; wait *= 2)
            {
                try
                {
                    await write(end.Token);
                    return true;
                }
                catch (Exception failure) when (!end.IsCancellationRequested)
                {
                    Log.Again(logger, wait.TotalMilliseconds, failure);
                    await Task.Delay(wait, time, end.Token);
                }
            }
        }
        catch (Exception failure)
        {
            Log.Lost(logger, Longest.TotalSeconds, failure);
            return false;
        }
        finally
        {
            _room.Release();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "What Slack told could not be written; it is tried again in {Wait} ms.")]
        public static partial void Again(ILogger logger, double wait, Exception failure);

        [LoggerMessage(2, LogLevel.Error, "What Slack told could not be written within {Seconds} s and is given up.")]
        public static partial void Lost(ILogger logger, double seconds, Exception failure);

        [LoggerMessage(3, LogLevel.Error, "What Slack told is not written: {Count} writes wait already.")]
        public static partial void Full(ILogger logger, int count);
    }
}
