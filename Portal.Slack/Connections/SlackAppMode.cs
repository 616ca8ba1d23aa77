using Portal.Domain.Notifications.Delivery;
using Portal.Slack.Api;

namespace Portal.Slack.Connections;

/// <summary>An installed app with a bot token: any channel, direct messages, and messages that stay true.</summary>
internal sealed class SlackAppMode(SlackWebApi slack) : ConnectionMode
{
    public override string Key => "SLACK_APP";

    public override string DisplayName => "Slack app";

    public override string Promise => "Sends direct messages and posts to any channel, @mentions people, and changes every message after a decision.";

    public override bool NeedsBotToken => true;

    public override string Method => "chat.postMessage";

    public override bool HasFixedChannel => false;

    public override bool MentionsPeople => true;

    public override async Task<SlackResult<SlackReceipt>> SendAsync(ConnectionSecrets secrets, OutgoingMessage message, CancellationToken ct)
    {
        if (secrets.BotToken is not { } token || message.ChannelId is not { } channel)
        {
            return new(null, SlackError.Classify(secrets.BotToken is null ? "secret_missing" : "channel_not_found", null, detail: "The connection has no bot token, or the message no address."));
        }

        var posted = await slack.PostMessageAsync(token, new PostMessage(channel, message.Payload), ct);
        return posted.IsOk ? new(new SlackReceipt(posted.Value!.Channel, posted.Value.Ts), null) : new(null, posted.Error);
    }
}
