namespace Portal.SlackSimulator.Workspaces;

/// <param name="Problem">The error that every call with it gets, or null if it works.</param>
internal sealed record SlackToken(string Value, IReadOnlyList<string> Scopes, string? Problem = null)
{
    public string ScopeList { get; } = string.Join(',', Scopes);

    public bool Has(string scope) => Scopes.Contains(scope, StringComparer.Ordinal);
}
