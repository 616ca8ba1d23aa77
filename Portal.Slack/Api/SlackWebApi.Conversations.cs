using Portal.Domain;
using Portal.Domain.Slack;

namespace Portal.Slack.Api;

/// <content>Channels and conversations.</content>
public sealed partial class SlackWebApi
{
    /// <summary>The id of the conversation of the bot and 1 to 8 people, made where there is none. The same people always get the same one.</summary>
    public Task<SlackResult<string>> OpenConversationAsync(Secret token, IReadOnlyList<string> userIds, CancellationToken ct) =>
        CallAsync(
            ApiCall.Write("conversations.open", token, ("users", string.Join(',', userIds))),
            body => SlackJson.Child(body, "channel", channel => SlackJson.Text(channel, "id")),
            ct);

    /// <summary>Refused with <c>channel_not_found</c> for a private channel that the bot is not in, too.</summary>
    public Task<SlackResult<SlackConversation>> GetConversationAsync(Secret token, string channelId, CancellationToken ct) =>
        CallAsync(
            ApiCall.Read("conversations.info", token, ("channel", channelId)),
            body => SlackJson.Child(body, "channel", SlackConversation.Read),
            ct);

    /// <summary>One page of the channels that the token sees; private ones only where the bot is in.</summary>
    /// <param name="types">Comma-separated, such as <c>public_channel,private_channel</c>.</param>
    public Task<SlackResult<SlackPage<SlackConversation>>> ListConversationsAsync(
        Secret token, string types, bool excludeArchived, string? cursor, int limit, CancellationToken ct) =>
        CallAsync(
            ApiCall.Read(
                "conversations.list", token, ("types", types), ("exclude_archived", excludeArchived ? "true" : "false"), ("limit", Number(limit)), ("cursor", cursor)),
            body => SlackJson.Page(body, "channels", SlackConversation.Read),
            ct);

    /// <summary>One page of the ids of those who are in a channel.</summary>
    public Task<SlackResult<SlackPage<string>>> ListMembersAsync(Secret token, string channelId, string? cursor, int limit, CancellationToken ct) =>
        CallAsync(
            ApiCall.Read("conversations.members", token, ("channel", channelId), ("limit", Number(limit)), ("cursor", cursor)),
            body => SlackJson.Page(body, "members", SlackAnswer.TextOf),
            ct);
}
