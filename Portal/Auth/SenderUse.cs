using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Auth;

/// <summary>Writes when tokens were last used and when sources last sent an event, a minute's uses at a time: no call waits for it.</summary>
internal sealed partial class SenderUse(IDbContextFactory<PortalDbContext> contexts, TimeProvider time, ILogger<SenderUse> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> _tokens = new();
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> _sources = new();

    public void NoteToken(Guid tokenId) => _tokens[tokenId] = time.GetUtcNow();

    public void NoteEvent(Guid sourceId) => _sources[sourceId] = time.GetUtcNow();

    /// <summary>The source's last event that is not written down yet; null when its row says all.</summary>
    public DateTimeOffset? LastEventOf(Guid sourceId) => _sources.TryGetValue(sourceId, out var at) ? at : null;

    /// <summary>Writes down what was noted since the last time.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            await WriteAsync(_tokens, (id, at) => db.ApiTokens.Where(row => row.Id == id)
                .ExecuteUpdateAsync(row => row.SetProperty(entry => entry.LastUsedAt, at), cancellationToken));
            await WriteAsync(_sources, (id, at) => db.EventSources.Where(row => row.Id == id)
                .ExecuteUpdateAsync(row => row.SetProperty(entry => entry.LastEventAt, at), cancellationToken));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Log.NotWritten(logger, failure);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await WriteAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            Log.Stopped(logger);
        }

        await WriteAsync(CancellationToken.None);
    }

    // Taken off the notes only once it is written, and only where nothing newer was noted meanwhile.
    private static async Task WriteAsync(ConcurrentDictionary<Guid, DateTimeOffset> noted, Func<Guid, DateTimeOffset, Task> write)
    {
        foreach (var (id, at) in noted)
        {
            await write(id, at);
            noted.TryRemove(KeyValuePair.Create(id, at));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "When API tokens and event sources were last used could not be written.")]
        public static partial void NotWritten(ILogger logger, Exception failure);

        [LoggerMessage(2, LogLevel.Debug, "Writing the last uses of API tokens and event sources.")]
        public static partial void Stopped(ILogger logger);
    }
}
