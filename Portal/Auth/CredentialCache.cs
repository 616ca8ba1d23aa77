using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Settings;

namespace Portal.Auth;

/// <summary>
/// Remembers for a moment who may call an instance's API, so that a request costs no query and no decryption. What this process changes
/// is seen at once; what another changes within the time that a memory lasts, and a caller who is not known is looked up afresh.
/// </summary>
internal sealed class CredentialCache(
    IDbContextFactory<PortalDbContext> contexts,
    CredentialReader reader,
    ConfigurationVersion version,
    TimeProvider time)
{
    private const int MaxInstances = 10_000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(2);

    // How often strangers can make us ask the database again.
    private static readonly TimeSpan FreshEnough = TimeSpan.FromMilliseconds(250);
    private readonly ConcurrentDictionary<string, (InstanceCredentials? Credentials, long Version, DateTimeOffset At)> _cache = new(StringComparer.Ordinal);

    /// <summary>Null when there is no such instance.</summary>
    public Task<InstanceCredentials?> FindAsync(string slug, CancellationToken cancellationToken) => GetAsync(slug, Lifetime, cancellationToken);

    /// <summary>For a caller who was not found in what is remembered: perhaps they are new.</summary>
    public Task<InstanceCredentials?> FindFreshAsync(string slug, CancellationToken cancellationToken) => GetAsync(slug, FreshEnough, cancellationToken);

    /// <summary>Null when the instance has no such token; it may still be expired or revoked.</summary>
    public async Task<AdmittedToken<InstanceCaller>?> FindTokenAsync(string slug, string presented, CancellationToken cancellationToken)
    {
        var hash = BearerToken.HashOf(presented);
        return Find(await FindAsync(slug, cancellationToken), hash) ?? Find(await FindFreshAsync(slug, cancellationToken), hash);
    }

    /// <summary>Whether this is a valid token of any instance or organization.</summary>
    public async Task<bool> IsTokenAsync(string presented, CancellationToken cancellationToken)
    {
        var hash = BearerToken.HashOf(presented);
        var now = time.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.ApiTokens.AnyAsync(
            row => row.Hash == hash && row.RevokedAt == null && (row.ExpiresAt == null || row.ExpiresAt > now),
            cancellationToken);
    }

    private static AdmittedToken<InstanceCaller>? Find(InstanceCredentials? credentials, string hash) =>
        credentials is not null && credentials.Tokens.TryGetValue(hash, out var token) ? new AdmittedToken<InstanceCaller>(token, credentials.CallerNamed(token.Actor)) : null;

    private async Task<InstanceCredentials?> GetAsync(string slug, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        var current = version.Current;
        var now = time.GetUtcNow();
        if (_cache.TryGetValue(slug, out var cached) && cached.Version == current && now - cached.At < lifetime)
        {
            return cached.Credentials;
        }

        var credentials = await reader.ReadAsync(slug, cancellationToken);
        if (_cache.Count >= MaxInstances)
        {
            _cache.Clear();
        }

        _cache[slug] = (credentials, current, now);
        return credentials;
    }
}
