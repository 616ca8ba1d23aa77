using System.Text.Json;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Shapes;

/// <summary>What oauth.v2.access answers.</summary>
internal static class InstallationShape
{
    public static void Write(Utf8JsonWriter writer, Installation installation, Team team, string baseUrl)
    {
        writer.WriteString("app_id", SampleWorkspace.AppId);
        WriteUser(writer, installation, team);
        if (installation.Bot is { } token)
        {
            WriteToken(writer, token, installation.RefreshToken);
            if (token.IsBot)
            {
                writer.WriteString("bot_user_id", team.BotUserId);
            }
        }

        WritePlace(writer, installation, team);
        if (installation.Webhook is { } webhook)
        {
            writer.WriteStartObject("incoming_webhook");
            writer.WriteString("channel", webhook.Title);
            writer.WriteString("channel_id", webhook.ChannelId);
            writer.WriteString("configuration_url", $"{team.Url}services/{webhook.HookId}");
            writer.WriteString("url", baseUrl + webhook.Path);
            writer.WriteEndObject();
        }
    }

    private static void WriteUser(Utf8JsonWriter writer, Installation installation, Team team)
    {
        writer.WriteStartObject("authed_user");
        writer.WriteString("id", team.InstallerId);
        if (installation.User is { } token)
        {
            WriteToken(writer, token, installation.UserRefreshToken);
        }

        writer.WriteEndObject();
    }

    private static void WriteToken(Utf8JsonWriter writer, SlackToken token, string? refreshToken)
    {
        writer.WriteString("scope", token.ScopeList);
        writer.WriteString("token_type", token.IsBot ? "bot" : "user");
        writer.WriteString("access_token", token.Value);
        if (refreshToken is not null)
        {
            writer.WriteNumber("expires_in", RefreshTokens.LifeInSeconds);
            writer.WriteString("refresh_token", refreshToken);
        }
    }

    private static void WritePlace(Utf8JsonWriter writer, Installation installation, Team team)
    {
        if (installation.IsOrgWide)
        {
            writer.WriteNull("team");
            WriteNamed(writer, "enterprise", WorkspaceSeed.EnterpriseId, "Acme Grid");
        }
        else
        {
            WriteNamed(writer, "team", team.Id, team.Name);
            writer.WriteNull("enterprise");
        }

        writer.WriteBoolean("is_enterprise_install", installation.IsOrgWide);
    }

    private static void WriteNamed(Utf8JsonWriter writer, string member, string id, string name)
    {
        writer.WriteStartObject(member);
        writer.WriteString("id", id);
        writer.WriteString("name", name);
        writer.WriteEndObject();
    }
}
