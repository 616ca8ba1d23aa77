using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.OAuth;

/// <summary>Reads the query of <c>/oauth/v2/authorize</c>.</summary>
internal static class AuthorizationQuery
{
    /// <summary>A problem is Slack's word for it, which a page shows: the app never hears of it.</summary>
    public static AuthorizationRequest? Read(IQueryCollection query, IReadOnlyList<string> redirectUrls, bool takesAnyLoopback, out string? problem)
    {
        var scopes = Split(query["scope"].ToString());
        var userScopes = Split(query["user_scope"].ToString());
        var sent = Given(query, "redirect_uri");
        problem = query["client_id"] != SampleWorkspace.ClientId ? "invalid_client_id"
            : sent is not null && !RedirectRule.Allows(sent, redirectUrls, takesAnyLoopback) ? "bad_redirect_uri"
            : scopes.Length + userScopes.Length == 0 ? "no_scopes"
            : scopes.Concat(userScopes).All(ScopeWords.IsKnown) ? null
            : "invalid_scope";
        return problem is not null ? null : new AuthorizationRequest(scopes, userScopes, sent, Given(query, "state"))
        {
            Target = sent ?? redirectUrls[0],
            CodeChallenge = Given(query, "code_challenge"),
            IsChallengeHashed = query["code_challenge_method"] == "S256",
        };
    }

    private static string? Given(IQueryCollection query, string name) => query[name].ToString() is { Length: > 0 } text ? text : null;

    private static string[] Split(string list) =>
        [.. list.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];
}
