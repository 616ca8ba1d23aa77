using System.Text.Json;

namespace Portal.Slack.Api;

/// <summary>A person, guest or bot as the token's workspace sees them.</summary>
/// <param name="Email">Only with the scope <c>users:read.email</c>; bots have none.</param>
/// <param name="IsBot">False for Slackbot (<c>USLACKBOT</c>), which is one all the same.</param>
/// <param name="IsRestricted">A guest.</param>
/// <param name="IsUltraRestricted">A guest of one channel.</param>
public sealed record SlackUser(
    string Id,
    string? Name,
    string? RealName,
    string? DisplayName,
    string? Email,
    bool IsDeleted,
    bool IsBot,
    bool IsRestricted,
    bool IsUltraRestricted)
{
    internal static SlackUser? Read(JsonElement json)
    {
        if (SlackJson.Text(json, "id") is not { } id)
        {
            return null;
        }

        var profile = SlackAnswer.Find(json, "profile") ?? default;
        return new(
            id,
            SlackJson.Text(json, "name"),
            SlackJson.Text(json, "real_name") ?? SlackJson.Text(profile, "real_name"),
            SlackJson.Text(profile, "display_name"),
            SlackJson.Text(profile, "email"),
            SlackJson.Flag(json, "deleted"),
            SlackJson.Flag(json, "is_bot"),
            SlackJson.Flag(json, "is_restricted"),
            SlackJson.Flag(json, "is_ultra_restricted"));
    }
}
