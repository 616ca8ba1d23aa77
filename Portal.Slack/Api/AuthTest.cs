namespace Portal.Slack.Api;

/// <summary>Whose token it is.</summary>
/// <param name="Scopes">What the token may do, from the header <c>x-oauth-scopes</c>; empty when the server does not say.</param>
public sealed record AuthTest(
    string? TeamId, string? Team, string? Url, string? UserId, string? User, string? BotId, IReadOnlyList<string> Scopes);
