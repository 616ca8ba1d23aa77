namespace Portal.SlackSimulator.OAuth;

/// <summary>What an app asks for when it sends a person to <c>/oauth/v2/authorize</c>.</summary>
/// <param name="RedirectUri">As it was sent, or null: the exchange must repeat it.</param>
internal sealed record AuthorizeRequest(IReadOnlyList<string> Scopes, IReadOnlyList<string> UserScopes, string? RedirectUri, string? State)
{
    /// <summary>Where the person goes afterwards.</summary>
    public required string Target { get; init; }

    public string? CodeChallenge { get; init; }

    public bool IsChallengeHashed { get; init; }

    public bool WantsWebhook => Scopes.Contains("incoming-webhook", StringComparer.Ordinal);

    /// <summary>Reads the query. A problem is Slack's word for it, which a page shows: the app never hears of it.</summary>
    public static AuthorizeRequest? Read(IQueryCollection query, IReadOnlyList<string> redirectUrls, bool takesAnyLoopback, out string? problem)
    {
        var scopes = Split(query["scope"].ToString());
        var userScopes = Split(query["user_scope"].ToString());
        var sent = query["redirect_uri"].ToString() is { Length: > 0 } uri ? uri : null;
        var target = sent ?? redirectUrls[0];
        problem = query["client_id"] != SampleWorkspace.ClientId ? "invalid_client_id"
            : sent is not null && !RedirectRule.Allows(sent, redirectUrls, takesAnyLoopback) ? "bad_redirect_uri"
            : scopes.Length + userScopes.Length == 0 ? "no_scopes"
            : scopes.Concat(userScopes).All(ScopeWords.IsKnown) ? null
            : "invalid_scope";
        return problem is not null ? null : new AuthorizeRequest(scopes, userScopes, sent, query["state"].ToString() is { Length: > 0 } state ? state : null)
        {
            Target = target,
            CodeChallenge = query["code_challenge"].ToString() is { Length: > 0 } challenge ? challenge : null,
            IsChallengeHashed = query["code_challenge_method"] == "S256",
        };
    }

    private static string[] Split(string list) =>
        [.. list.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];
}
