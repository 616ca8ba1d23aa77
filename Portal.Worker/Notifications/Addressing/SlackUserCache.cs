using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Notifications.Writing;
using Portal.Domain.Connections;
using Portal.Domain.Notifications;

namespace Portal.Worker.Notifications.Addressing;

/// <summary>
/// Which Slack users people are: in memory first, then in the table. A found one is kept for a day and sure for an hour, an unknown one is kept for an hour (seed
/// 003 and its successors), for each connection by itself, because one e-mail may belong to different users in different workspaces.
/// </summary>
internal sealed class SlackUserCache(IDbContextFactory<PortalDbContext> contexts, DeliveryStore store, TimeProvider time)
{
    private const int MostInMemory = 100_000;
    private const int PageSize = 500;
    private static readonly TimeSpan KeepFound = TimeSpan.FromHours(24);
    private static readonly TimeSpan KeepSure = TimeSpan.FromHours(1);
    private static readonly TimeSpan KeepUnknown = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<(Guid ConnectionId, string Email), Entry> _memory = new();

    /// <summary>What is known of these people; no entry for one to look up.</summary>
    public async Task<Dictionary<string, KnownSlackUser>> KnownAsync(Guid connectionId, IReadOnlyCollection<string> emails, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var known = new Dictionary<string, KnownSlackUser>(StringComparer.Ordinal);
        var missing = new List<string>();
        foreach (var email in emails)
        {
            if (_memory.TryGetValue((connectionId, email), out var entry) && entry.ExpiresAt > now)
            {
                known[email] = entry.At(now);
            }
            else
            {
                missing.Add(email);
            }
        }

        foreach (var page in missing.Chunk(PageSize))
        {
            await ReadAsync(connectionId, page, now, known, cancellationToken);
        }

        return known;
    }

    /// <summary>Keeps Slack's answers.</summary>
    public Task RememberAsync(Guid connectionId, IReadOnlyDictionary<string, string?> answers)
    {
        var now = time.GetUtcNow();
        var rows = new List<CachedSlackUser>(answers.Count);
        foreach (var (email, slackUserId) in answers)
        {
            var expires = now + (slackUserId is null ? KeepUnknown : KeepFound);
            Keep(connectionId, email, new Entry(slackUserId, now, expires));
            rows.Add(new CachedSlackUser
            {
                ConnectionId = connectionId,
                EmailHash = EmailKey.HashOf(email),
                SlackUserId = slackUserId,
                CheckedAt = now,
                ExpiresAt = expires,
            });
        }

        return store.RememberAsync(rows);
    }

    /// <summary>Slack says that these users are gone: the next message looks their people up again.</summary>
    public async Task ForgetAsync(Guid connectionId, IReadOnlyCollection<string> emails, CancellationToken cancellationToken)
    {
        foreach (var email in emails)
        {
            _memory.TryRemove((connectionId, email), out _);
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        foreach (var page in emails.Select(EmailKey.HashOf).Chunk(PageSize))
        {
            await db.CachedSlackUsers.Where(row => row.ConnectionId == connectionId && page.Contains(row.EmailHash)).ExecuteDeleteAsync(cancellationToken);
        }
    }

    /// <summary>The user as whom a person is remembered; null for one who is not, or is not in Slack.</summary>
    public string? Find(Guid connectionId, string email) => _memory.TryGetValue((connectionId, email), out var entry) ? entry.SlackUserId : null;

    /// <summary>False for a person who was forgotten, or never looked up.</summary>
    public bool Remembers(Guid connectionId, string email) => _memory.ContainsKey((connectionId, email));

    private async Task ReadAsync(
        Guid connectionId, string[] emails, DateTimeOffset now, Dictionary<string, KnownSlackUser> known, CancellationToken cancellationToken)
    {
        var byHash = emails.ToDictionary(EmailKey.HashOf, StringComparer.Ordinal);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.CachedSlackUsers.AsNoTracking()
            .Where(row => row.ConnectionId == connectionId && byHash.Keys.Contains(row.EmailHash) && row.ExpiresAt > now)
            .ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            var entry = new Entry(row.SlackUserId, row.CheckedAt, row.ExpiresAt);
            known[byHash[row.EmailHash]] = entry.At(now);
            Keep(connectionId, byHash[row.EmailHash], entry);
        }
    }

    private void Keep(Guid connectionId, string email, Entry entry)
    {
        if (_memory.Count >= MostInMemory)
        {
            _memory.Clear();
        }

        _memory[(connectionId, email)] = entry;
    }

    private readonly record struct Entry(string? SlackUserId, DateTimeOffset CheckedAt, DateTimeOffset ExpiresAt)
    {
        public KnownSlackUser At(DateTimeOffset now) => new(SlackUserId, SlackUserId is not null && now - CheckedAt >= KeepSure);
    }
}
