using System.Text.Json;

namespace Portal.Slack.Api;

/// <summary>Whose token it is.</summary>
/// <param name="Scopes">What the token may do, from the header <c>x-oauth-scopes</c>; empty when the server does not say.</param>
public sealed record AuthTest(
    string? TeamId, string? Team, string? Url, string? UserId, string? User, string? BotId, IReadOnlyList<string> Scopes)
{
    /// <summary>Not every answer names the app.</summary>
    public string? AppId { get; init; }

    public string? EnterpriseId { get; init; }

    /// <summary>The token is of a whole organization, so that the team says nothing.</summary>
    public bool IsEnterpriseInstall { get; init; }

    internal static AuthTest Read(JsonElement json) => new(
        SlackJson.Text(json, "team_id"),
        SlackJson.Text(json, "team"),
        SlackJson.Text(json, "url"),
        SlackJson.Text(json, "user_id"),
        SlackJson.Text(json, "user"),
        SlackJson.Text(json, "bot_id"),
        [])
    {
        AppId = SlackJson.Text(json, "app_id"),
        EnterpriseId = SlackJson.Text(json, "enterprise_id"),
        IsEnterpriseInstall = SlackJson.Flag(json, "is_enterprise_install"),
    };
}
