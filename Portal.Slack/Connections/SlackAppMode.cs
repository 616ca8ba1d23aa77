using Portal.Domain;
using Portal.Domain.Connections;
using Portal.Domain.Slack;
using Portal.Slack.Api;

namespace Portal.Slack.Connections;

/// <summary>A Slack app in a workspace: people and channels of choice, and every message can be kept true.</summary>
internal sealed class SlackAppMode(SlackWebApi slack) : ConnectionMode
{
    public override string Key => ConnectionModeKeys.SlackApp;

    public override string DisplayName => "Slack app";

    public override string Promise => "Sends direct messages and posts to any channel, @mentions people, and changes every message after a decision.";

    public override bool NeedsBotToken => true;

    public override string Method => "chat.postMessage";

    public override bool HasFixedChannel => false;

    public override bool MentionsPeople => true;

    public override bool CanUpdate => true;

    public override Secret? LookupToken(ConnectionSecrets secrets) => secrets.BotToken;

    public override async Task<SlackResult<SlackReceipt>> SendAsync(ConnectionSecrets secrets, OutgoingMessage message, CancellationToken ct)
    {
        if (secrets.BotToken is not { } token)
        {
            return new(null, NoToken);
        }

        if (message.ChannelId is not { } channel)
        {
            return new(null, SlackError.Classify("channel_missing", null, detail: "The message has no channel and no person."));
        }

        var posted = await slack.PostMessageAsync(token, new PostMessage(channel, message.Payload, message.ThreadTs), ct);
        return posted.Value is { } taken ? new(new SlackReceipt(taken.Channel, taken.Ts), null) : new(null, posted.Error);
    }

    public override async Task<SlackResult<SlackReceipt>> UpdateAsync(
        ConnectionSecrets secrets, SlackReceipt message, ReadOnlyMemory<byte> payload, CancellationToken ct)
    {
        if (secrets.BotToken is not { } token)
        {
            return new(null, NoToken);
        }

        var updated = await slack.UpdateMessageAsync(token, new UpdateMessage(message.ChannelId!, message.Ts!, payload), ct);
        return updated.Value is { } taken ? new(new SlackReceipt(taken.Channel, taken.Ts), null) : new(null, updated.Error);
    }

    private static SlackError NoToken => SlackError.Classify("secret_missing", null, detail: "The connection has no bot token.");
}
