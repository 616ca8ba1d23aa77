using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Notifications;
using Portal.Domain.Auth;
using Portal.Domain.Connections;
using Portal.Domain.Slack;

namespace Portal.Worker.Slack;

/// <summary>Keeps a connection's badge true without a write for every message: only news are written, and the time of the last success now and then.</summary>
internal sealed class ConnectionHealthBook(IDbContextFactory<PortalDbContext> contexts, WorkSignals signals, ChangeFeed changes)
{
    private static readonly TimeSpan SameNewsEvery = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<Guid, Written> _written = new();
    private static readonly TimeSpan ShortWait = TimeSpan.FromSeconds(10);
    private const int MostReleased = 100;
    private readonly ConcurrentDictionary<Guid, byte> _lookupsFailed = new();
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> _held = new();

    /// <summary>A success on a connection that waits to be mended is always news: an event of Slack may have stopped it since the last one.</summary>
    public async Task SucceededAsync(Connection connection, DateTimeOffset now)
    {
        var wasHeld = _held.TryRemove(connection.Id, out _);
        if (IsNews(connection, null, now) || connection.Status == ConnectionStatus.ReconnectNeeded || wasHeld)
        {
            await ChangeAsync(connection.Id, row => row.Succeeded(now));
        }
    }

    /// <summary>A message that Slack finds wrong says nothing about the connection, nor does a limit.</summary>
    public async Task FailedAsync(SlackConnection connection, SlackError error, DateTimeOffset now)
    {
        if (error.Kind is SlackErrorKind.Content or SlackErrorKind.RetryAfter || (error.Kind == SlackErrorKind.Target && !connection.Mode.HasFixedChannel))
        {
            return;
        }

        if (IsNews(connection.Row, error.Code, now))
        {
            // A webhook is tried with every message: it costs one call, and a webhook cannot be asked whether it works again.
            var credentialsRefused = error.Kind == SlackErrorKind.Connection && !connection.Mode.HasFixedChannel;
            await ChangeAsync(connection.Row.Id, row => row.Failed(error.Code, credentialsRefused, now));
        }
    }

    /// <summary>Slack asked not to be posted to until then. A wait of a few seconds is no news.</summary>
    public async Task HeldAsync(Connection connection, DateTimeOffset until, DateTimeOffset now)
    {
        if (until - now >= ShortWait && !(_held.TryGetValue(connection.Id, out var known) && (until - known).Duration() < ShortWait))
        {
            _held[connection.Id] = until;
            await ChangeAsync(connection.Id, row => row.Hold(until));
        }
    }

    /// <summary>Takes the badge from connections whose wait is over, though nothing was posted since.</summary>
    public async Task ReleaseAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var over = from row in db.Connections where row.HeldUntil <= now select row;
        foreach (var row in await over.Take(MostReleased).ToListAsync(cancellationToken))
        {
            _held.TryRemove(row.Id, out _);
            row.Hold(null);
            await SaveAsync(db);
            changes.Publish(row.InstanceId);
        }
    }

    /// <summary>Slack refuses to look people up. Written once for each word of Slack's.</summary>
    public async Task LookupFailedAsync(Connection connection, SlackError error, DateTimeOffset now)
    {
        _lookupsFailed[connection.Id] = 0;
        if (connection.LookupError != error.Code)
        {
            await ChangeLookupAsync(connection, row => row.LookupFailed(error.Code, now));
        }
    }

    /// <summary>A lookup succeeded. Nothing is asked of the database while that is no news.</summary>
    public async Task LookupSucceededAsync(Connection connection)
    {
        // What this process wrote a moment ago the connection's copy may not show yet.
        if (_lookupsFailed.TryRemove(connection.Id, out _) || connection.LookupFailingSince is not null)
        {
            await ChangeLookupAsync(connection, row => row.LookupSucceeded());
        }
    }

    // What an older token did says nothing about the present one.
    private async Task ChangeLookupAsync(Connection connection, Action<Connection> change)
    {
        await using var db = await contexts.CreateDbContextAsync();
        if (await db.FindAsync<Connection>(connection.Id) is not { } row || row.LookupBotToken != connection.LookupBotToken)
        {
            return;
        }

        change(row);
        if (db.ChangeTracker.HasChanges())
        {
            await SaveAsync(db);
            changes.Publish(row.InstanceId);
        }
    }

    // New credentials begin with a clean slate, so the first that is heard of them is news again.
    private bool IsNews(Connection connection, string? error, DateTimeOffset now)
    {
        var news = new Written(error, connection.WebhookUrl, connection.BotToken, now);
        var isNews = !_written.TryGetValue(connection.Id, out var last) || last with { At = now } != news || now - last.At >= SameNewsEvery;
        if (isNews)
        {
            _written[connection.Id] = news;
        }

        return isNews;
    }

    private async Task ChangeAsync(Guid connectionId, Action<Connection> change)
    {
        await using var db = await contexts.CreateDbContextAsync();
        if (await db.FindAsync<Connection>(connectionId) is { } row)
        {
            var before = row.Status;
            change(row);
            await SaveAsync(db);
            if (before != ConnectionStatus.Active && row.Status == ConnectionStatus.Active)
            {
                // Its copies may have become untrue meanwhile.
                signals.WakeLane(connectionId);
            }

            changes.Publish(row.InstanceId);
        }
    }

    private static async Task SaveAsync(PortalDbContext db)
    {
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateConcurrencyException)
        {
            // Deleted meanwhile: no badge is left to keep true.
        }
    }

    private readonly record struct Written(string? Error, ProtectedSecret? WebhookUrl, ProtectedSecret? BotToken, DateTimeOffset At);
}
