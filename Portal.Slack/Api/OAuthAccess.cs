using System.Text.Json;
using Portal.Domain;

namespace Portal.Slack.Api;

/// <summary>What an installation gives.</summary>
/// <param name="TeamId">Null for an installation in a whole organization.</param>
/// <param name="ExpiresIn">Set only for an app with token rotation, which then has a refresh token too.</param>
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
    string? AuthedUserId,
    OAuthWebhook? IncomingWebhook,
    TimeSpan? ExpiresIn,
    Secret? RefreshToken)
{
    internal static OAuthAccess? Read(JsonElement json)
    {
        if (SlackJson.Text(json, "access_token") is not { } token)
        {
            return null;
        }

        var team = SlackAnswer.Find(json, "team") ?? default;
        var enterprise = SlackAnswer.Find(json, "enterprise") ?? default;
        var installer = SlackAnswer.Find(json, "authed_user") ?? default;
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
            SlackJson.Text(installer, "id"),
            SlackJson.Child(json, "incoming_webhook", OAuthWebhook.Read),
            SlackJson.Whole(json, "expires_in") is { } seconds and > 0 and < int.MaxValue ? TimeSpan.FromSeconds(seconds) : null,
            SlackJson.Text(json, "refresh_token") is { } refresh ? new Secret(refresh) : null);
    }
}

/// <summary>The webhook that an installation with the scope <c>incoming-webhook</c> makes.</summary>
public sealed record OAuthWebhook(Secret Url, string? Channel, string? ChannelId)
{
    internal static OAuthWebhook? Read(JsonElement json) => SlackJson.Text(json, "url") is not { } url ? null : new(
        new Secret(url), SlackJson.Text(json, "channel"), SlackJson.Text(json, "channel_id"));
}
