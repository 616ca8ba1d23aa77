using System.Text.Json;
using Portal.Domain;

namespace Portal.Slack.Api;

/// <summary>What an installation gives.</summary>
/// <param name="TeamId">Null for an installation in a whole organization.</param>
/// <param name="ExpiresIn">Set only for an app with token rotation.</param>
public sealed record OAuthAccess(
    string? AppId,
    Secret AccessToken,
    IReadOnlyList<string> Scopes,
    string? BotUserId,
    string? TeamId,
    string? TeamName,
    string? EnterpriseId,
    string? EnterpriseName,
    bool IsEnterpriseInstall,
    TimeSpan? ExpiresIn)
{
    internal static OAuthAccess? Read(JsonElement json)
    {
        if (SlackJson.Text(json, "access_token") is not { } token)
        {
            return null;
        }

        var team = SlackAnswer.Find(json, "team") ?? default;
        var enterprise = SlackAnswer.Find(json, "enterprise") ?? default;
        return new(
            SlackJson.Text(json, "app_id"),
            new Secret(token),
            (SlackJson.Text(json, "scope") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            SlackJson.Text(json, "bot_user_id"),
            SlackJson.Text(team, "id"),
            SlackJson.Text(team, "name"),
            SlackJson.Text(enterprise, "id"),
            SlackJson.Text(enterprise, "name"),
            SlackJson.Flag(json, "is_enterprise_install"),
            SlackJson.Whole(json, "expires_in") is { } seconds and > 0 and < int.MaxValue ? TimeSpan.FromSeconds(seconds) : null);
    }
}
