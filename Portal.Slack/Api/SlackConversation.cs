using System.Text.Json;

namespace Portal.Slack.Api;

/// <summary>A channel, or a conversation of two or more people.</summary>
/// <param name="Name">Null for a conversation with one person.</param>
/// <param name="IsMember">The bot is in it.</param>
/// <param name="IsReadOnly">Only some may post.</param>
public sealed record SlackConversation(
    string Id,
    string? Name,
    bool IsPrivate,
    bool IsArchived,
    bool IsMember,
    bool IsReadOnly)
{
    internal static SlackConversation? Read(JsonElement json) => SlackJson.Text(json, "id") is not { } id ? null : new(
        id,
        SlackJson.Text(json, "name"),
        SlackJson.Flag(json, "is_private"),
        SlackJson.Flag(json, "is_archived"),
        SlackJson.Flag(json, "is_member"),
        SlackJson.Flag(json, "is_read_only"));
}
