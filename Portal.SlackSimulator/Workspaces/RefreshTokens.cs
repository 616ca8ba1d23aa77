
namespace Portal.SlackSimulator.Workspaces;

/// <summary>Token rotation: access tokens of twelve hours, a new refresh token with each, at most two access tokens at a time.</summary>
internal sealed class RefreshTokens(Workspace workspace, TimeProvider clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(12);

    // Slack says only that the old one is revoked after a short while.
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    public static int LifeInSeconds => (int)Life.TotalSeconds;

    public bool Knows(string? value) => value is not null && _entries.ContainsKey(value);

    public GrantedToken Issue(SlackToken like) => Issue(like, []);

    public GrantedToken? Use(string? value)
    {
        var now = clock.GetUtcNow();
        if (value is null || !_entries.TryGetValue(value, out var entry) || now >= (entry.UsedAt ?? now) + Grace)
        {
            return null;
        }

        var last = workspace.Tokens.Find(entry.Access[^1])!;
        if (last.Problem is not null)
        {
            return null;
        }

        entry.UsedAt ??= now;
        return Issue(last, entry.Access);
    }

    private GrantedToken Issue(SlackToken like, IReadOnlyList<string> earlier)
    {
        var prefix = like.IsBot ? "xoxe.xoxb-1-" : "xoxe.xoxp-1-";
        var token = new SlackToken(prefix + RandomText.Of(32), like.Scopes)
        {
            UserId = like.UserId,
            IsOrgWide = like.IsOrgWide,
            ExpiresAt = clock.GetUtcNow() + Life,
        };
        workspace.Tokens.Put(token);
        // The newest two work.
        foreach (var old in earlier.SkipLast(1).Select(workspace.Tokens.Find))
        {
            workspace.Tokens.Put(old! with { Problem = "token_revoked" });
        }

        var refresh = "xoxe-1-" + RandomText.Of(40);
        _entries[refresh] = new Entry([.. earlier.TakeLast(1), token.Value]);
        return new GrantedToken(token, refresh);
    }

    private sealed record Entry(IReadOnlyList<string> Access)
    {
        public DateTimeOffset? UsedAt { get; set; }
    }
}
