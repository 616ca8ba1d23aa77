namespace Portal.SlackSimulator.Workspaces;

/// <summary>What an app asks for when it sends a person to <c>/oauth/v2/authorize</c>.</summary>
/// <param name="RedirectUri">As it was sent, or null: the exchange must repeat it.</param>
internal sealed record AuthorizationRequest(IReadOnlyList<string> Scopes, IReadOnlyList<string> UserScopes, string? RedirectUri, string? State)
{
    /// <summary>Where the person goes afterwards.</summary>
    public required string Target { get; init; }

    public string? CodeChallenge { get; init; }

    public bool IsChallengeHashed { get; init; }

    public bool WantsWebhook => Scopes.Contains("incoming-webhook", StringComparer.Ordinal);
}
