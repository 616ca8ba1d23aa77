using System.Text.Json;
using Portal.Slack.Api;

namespace Portal.Slack.Requests;

/// <summary>Something that happened at Slack, with its envelope.</summary>
/// <param name="Id">The same each time that Slack repeats it.</param>
/// <param name="TeamId">Null for an installation in a whole organization.</param>
/// <param name="BotUserIds">The bots that the event is told to.</param>
public sealed record SlackEvent(
    string Id, string? TeamId, string? EnterpriseId, string? AppId, DateTimeOffset HappenedAt, IReadOnlyList<string> BotUserIds, SlackHappening What)
{
    internal static SlackEvent? Read(JsonElement json)
    {
        var seconds = SlackJson.Whole(json, "event_time");
        if (SlackJson.Text(json, "event_id") is not { } id
            || SlackAnswer.Find(json, "event") is not { ValueKind: JsonValueKind.Object } inner
            || seconds is not (>= 0 and <= 253_402_300_799))
        {
            return null;
        }

        var bots = SlackJson.Items(json, "authorizations", one => SlackJson.Flag(one, "is_bot") ? SlackJson.Text(one, "user_id") : null) ?? [];
        return new SlackEvent(
            id,
            SlackJson.Text(json, "team_id"),
            SlackJson.Text(json, "enterprise_id") ?? FirstEnterprise(json),
            SlackJson.Text(json, "api_app_id"),
            DateTimeOffset.FromUnixTimeSeconds(seconds.Value),
            bots,
            SlackHappening.Read(inner));
    }

    private static string? FirstEnterprise(JsonElement json) =>
        SlackJson.Items(json, "authorizations", one => SlackJson.Text(one, "enterprise_id")) is [var first, ..] ? first : null;
}

/// <summary>What the events that Portal listens to say.</summary>
public abstract record SlackHappening
{
    private SlackHappening()
    {
    }

    internal static SlackHappening Read(JsonElement json)
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
            "channel_rename" or "group_rename" => SlackJson.Child(json, "channel", Renamed) ?? (SlackHappening)new OtherHappening(),
            _ => new OtherHappening(),
        };
    }

    private static ChannelRenamed? Renamed(JsonElement channel) =>
        SlackJson.Text(channel, "id") is { } id && SlackJson.Text(channel, "name") is { } name ? new ChannelRenamed(id, name) : null;

    /// <summary>The app was removed from the workspace.</summary>
    public sealed record AppUninstalled : SlackHappening;

    /// <summary>Tokens ended.</summary>
    /// <param name="BotUserIds">Whose: ids of bot users, not tokens. Empty when only tokens of people ended, which Portal has none of.</param>
    public sealed record TokensRevoked(IReadOnlyList<string> BotUserIds) : SlackHappening;

    public sealed record ChannelArchived(string ChannelId) : SlackHappening;

    public sealed record ChannelUnarchived(string ChannelId) : SlackHappening;

    public sealed record ChannelDeleted(string ChannelId) : SlackHappening;

    public sealed record ChannelRenamed(string ChannelId, string Name) : SlackHappening;

    /// <summary>Nothing that concerns Portal.</summary>
    public sealed record OtherHappening : SlackHappening;
}
