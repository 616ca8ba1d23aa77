using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Portal.Data;
using Portal.Data.Auth;
using Portal.Data.Settings;
using Portal.Domain;
using Portal.Domain.Auth;
using Portal.Domain.Connections;
using Portal.Slack.Connections;

namespace Portal.Worker.Slack;

/// <summary>Connections with their secrets, decrypted once per change instead of once per message.</summary>
internal sealed partial class SlackConnections(
    IDbContextFactory<PortalDbContext> contexts,
    SecretVault vault,
    ConnectionModeCatalog modes,
    ConfigurationVersion version,
    TimeProvider time,
    ILogger<SlackConnections> logger)
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
        var row = await db.Connections.AsNoTracking().FirstOrDefaultAsync(connection => connection.Id == connectionId, cancellationToken);
        return row is not null && modes.Find(row.Mode) is { } mode && Reveal(row) is { } secrets ? new SlackConnection(row, mode, secrets) : null;
    }

    private ConnectionSecrets? Reveal(Connection row)
    {
        try
        {
            return new ConnectionSecrets(
                Reveal(SecretPurpose.WebhookUrl, row.WebhookUrl),
                Reveal(SecretPurpose.BotToken, row.BotToken),
                Reveal(SecretPurpose.LookupBotToken, row.LookupBotToken));
        }
        catch (CryptographicException failure)
        {
            Log.Unreadable(logger, row.Id, failure);
            return null;
        }
    }

    private Secret? Reveal(SecretPurpose purpose, ProtectedSecret? secret) => secret is null ? null : vault.Reveal(purpose, secret);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The secrets of connection {ConnectionId} cannot be decrypted: the key ring lacks their key. Replace them on the Connections page.")]
        public static partial void Unreadable(ILogger logger, Guid connectionId, Exception failure);
    }
}
