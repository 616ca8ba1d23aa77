using System.Text.Json;

namespace Portal.Slack.Api;

/// <summary>A channel, or a conversation of two or more people.</summary>
/// <param name="Name">Null for a conversation with one person.</param>
/// <param name="IsMember">The bot is in it.</param>
/// <param name="IsIm">With one person, <paramref name="UserId"/>.</param>
/// <param name="IsMpim">With several people.</param>
/// <param name="IsReadOnly">Only some may post.</param>
/// <param name="NumMembers">Null where Slack was not asked or does not say.</param>
public sealed record SlackConversation(
    string Id,
    string? Name,
    bool IsPrivate,
    bool IsArchived,
    bool IsMember,
    bool IsIm,
    bool IsMpim,
    bool IsReadOnly,
    bool IsThreadOnly,
    bool IsExternallyShared,
    int? NumMembers,
    string? UserId)
{
    internal static SlackConversation? Read(JsonElement json) => SlackJson.Text(json, "id") is not { } id ? null : new(
        id,
        SlackJson.Text(json, "name"),
        SlackJson.Flag(json, "is_private"),
        SlackJson.Flag(json, "is_archived"),
        SlackJson.Flag(json, "is_member"),
        SlackJson.Flag(json, "is_im"),
        SlackJson.Flag(json, "is_mpim"),
        SlackJson.Flag(json, "is_read_only"),
        SlackJson.Flag(json, "is_thread_only"),
        SlackJson.Flag(json, "is_ext_shared"),
        SlackJson.Whole(json, "num_members") is { } count ? (int)Math.Clamp(count, 0, int.MaxValue) : null,
        SlackJson.Text(json, "user"));
}
