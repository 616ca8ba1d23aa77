using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Auth;
using Portal.Domain.Auth;

namespace Portal.Auth;

/// <summary>Reads and decrypts an instance's credentials.</summary>
internal sealed partial class CredentialReader(IDbContextFactory<PortalDbContext> contexts, SecretVault vault, ILogger<CredentialReader> logger)
{
    /// <summary>Null when there is no such instance.</summary>
    public async Task<InstanceCredentials?> ReadAsync(string slug, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var instance = await db.Instances.AsNoTracking().FirstOrDefaultAsync(row => row.Slug == slug, cancellationToken);
        if (instance is null)
        {
            return null;
        }

        var sources = await db.EventSources.AsNoTracking()
            .Include(row => row.Secrets)
            .Where(row => row.InstanceId == instance.Id && row.RevokedAt == null)
            .ToListAsync(cancellationToken);
        var tokens = await db.ApiTokens.AsNoTracking().Where(row => row.InstanceId == instance.Id).ToListAsync(cancellationToken);
        return new InstanceCredentials(
            instance.OrganizationId,
            instance.Id,
            instance.Slug,
            [.. sources.SelectMany(KeysOf)],
            tokens.ToDictionary(
                row => row.Hash,
                KnownToken.Of,
                StringComparer.Ordinal));
    }

    private IEnumerable<SigningKey> KeysOf(EventSource source)
    {
        foreach (var secret in source.Secrets)
        {
            if (TryReveal(source, secret) is { } key)
            {
                yield return new SigningKey(source.Id, source.Name, key, secret.ExpiresAt);
            }
        }
    }

    private byte[]? TryReveal(EventSource source, EventSourceSecret secret)
    {
        try
        {
            return WebhookSignature.KeyOf(vault.Reveal(SecretPurpose.SigningSecret, secret.Value));
        }
        catch (CryptographicException failure)
        {
            Log.Unreadable(logger, source.Id, failure);
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A secret of event source {SourceId} cannot be decrypted: the key ring lacks its key. Rotate it on the Access page.")]
        public static partial void Unreadable(ILogger logger, Guid sourceId, Exception failure);
    }
}
