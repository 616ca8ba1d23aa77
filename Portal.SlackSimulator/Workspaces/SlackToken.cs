namespace Portal.SlackSimulator.Workspaces;

/// <param name="Problem">The error that every call with it gets, or null if it works.</param>
internal sealed record SlackToken(string Value, IReadOnlyList<string> Scopes, string? Problem = null)
{
    public string ScopeList { get; } = string.Join(',', Scopes);

    /// <summary>The person whose token it is; null for the app's bot.</summary>
    public string? UserId { get; init; }

    /// <summary>Set with token rotation only.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public bool IsOrgWide { get; init; }

    public bool IsBot => UserId is null;

    public bool Has(string scope) => Scopes.Contains(scope, StringComparer.Ordinal);

    public string? ProblemAt(DateTimeOffset now) => Problem ?? (ExpiresAt <= now ? "token_expired" : null);
}
