using System.Text.Json;
using Portal.Slack.Api;

namespace Portal.Slack.Requests;

/// <summary>What Slack calls the inner event: what happened. The family holds what Portal listens to.</summary>
public abstract record InnerEvent
{
    private InnerEvent()
    {
    }

    internal static InnerEvent Read(JsonElement json)
    {
        var type = SlackJson.Text(json, "type") ?? "";
        var channel = SlackJson.Text(json, "channel");
        return type switch
        {
            "app_uninstalled" => new AppUninstalled(),
            "tokens_revoked" => new TokensRevoked(SlackJson.Child(json, "tokens", tokens => SlackJson.Texts(tokens, "bot")) ?? []),
            "channel_archive" or "group_archive" when channel is not null => new ChannelArchived(channel),
            "channel_unarchive" or "group_unarchive" when channel is not null => new ChannelUnarchived(channel),
            "channel_deleted" or "group_deleted" when channel is not null => new ChannelDeleted(channel),
            "channel_rename" or "group_rename" => SlackJson.Child(json, "channel", Renamed) ?? (InnerEvent)new OtherEvent(),
            "channel_id_changed" => Moved(json) ?? (InnerEvent)new OtherEvent(),
            _ => new OtherEvent(),
        };
    }

    private static ChannelRenamed? Renamed(JsonElement channel) =>
        SlackJson.Text(channel, "id") is { } id && SlackJson.Text(channel, "name") is { } name ? new ChannelRenamed(id, name) : null;

    private static ChannelIdChanged? Moved(JsonElement json) =>
        SlackJson.Text(json, "old_channel_id") is { } old && SlackJson.Text(json, "new_channel_id") is { } now ? new ChannelIdChanged(old, now) : null;

    /// <summary>The app was removed from the workspace.</summary>
    public sealed record AppUninstalled : InnerEvent;

    /// <summary>Tokens ended.</summary>
    /// <param name="BotUserIds">Whose: ids of bot users, not tokens. Empty when only tokens of people ended, which Portal has none of.</param>
    public sealed record TokensRevoked(IReadOnlyList<string> BotUserIds) : InnerEvent;

    public sealed record ChannelArchived(string ChannelId) : InnerEvent;

    public sealed record ChannelUnarchived(string ChannelId) : InnerEvent;

    public sealed record ChannelDeleted(string ChannelId) : InnerEvent;

    public sealed record ChannelRenamed(string ChannelId, string Name) : InnerEvent;

    /// <summary>A channel goes by another id, as when a private one is shared with another organization; the old id is none any more.</summary>
    public sealed record ChannelIdChanged(string OldId, string NewId) : InnerEvent;

    /// <summary>Nothing that concerns Portal.</summary>
    public sealed record OtherEvent : InnerEvent;
}
