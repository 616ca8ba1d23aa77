using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Auth;

/// <summary>Writes when a token was last used, a minute's uses at a time: no call waits for it.</summary>
internal sealed partial class TokenUse(IDbContextFactory<PortalDbContext> contexts, TimeProvider time, ILogger<TokenUse> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> _used = new();

    public void Note(Guid tokenId) => _used[tokenId] = time.GetUtcNow();

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

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach (var token in _used.Keys)
            {
                if (_used.TryRemove(token, out var at))
                {
                    await using var db = await contexts.CreateDbContextAsync(cancellationToken);
                    await db.ApiTokens.Where(row => row.Id == token).ExecuteUpdateAsync(row => row.SetProperty(entry => entry.LastUsedAt, at), cancellationToken);
                }
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Log.NotWritten(logger, failure);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "When API tokens were last used could not be written.")]
        public static partial void NotWritten(ILogger logger, Exception failure);

        [LoggerMessage(2, LogLevel.Debug, "Writing the last uses of API tokens.")]
        public static partial void Stopped(ILogger logger);
    }
}
