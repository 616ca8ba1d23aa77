using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Settings;
using Portal.Domain.Connections;
using Portal.Slack.Connections;

namespace Portal.Worker.Slack;

/// <summary>Connections with their secrets, decrypted once per change instead of once per message.</summary>
internal sealed class SlackConnections(
    IDbContextFactory<PortalDbContext> contexts,
    SlackSecrets secrets,
    ConnectionModeCatalog modes,
    SlackPaces paces,
    ConfigurationVersion version,
    TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(2);
    private readonly ConcurrentDictionary<Guid, (SlackConnection? Connection, long Version, DateTimeOffset At)> _cache = new();

    /// <summary>Null when the connection is gone, or its mode or secrets are not readable by this process.</summary>
    public async Task<SlackConnection?> FindAsync(Guid connectionId, CancellationToken cancellationToken)
    {
        var current = version.Current;
        var now = time.GetUtcNow();
        if (_cache.TryGetValue(connectionId, out var cached) && cached.Version == current && now - cached.At < Lifetime)
        {
            return cached.Connection;
        }

        var connection = await LoadAsync(connectionId, cancellationToken);
        _cache[connectionId] = (connection, current, now);
        return connection;
    }

    private async Task<SlackConnection?> LoadAsync(Guid connectionId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await db.FindAsync<Connection>([connectionId], cancellationToken);
        return row is not null && modes.Find(row.Mode) is { } mode && secrets.Reveal(row) is { } revealed
            ? new SlackConnection(row, mode, revealed, paces.For(row, mode.HasFixedChannel))
            : null;
    }
}
