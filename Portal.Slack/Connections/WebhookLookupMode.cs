using Portal.Domain.Notifications.Delivery;
using Portal.Slack.Api;

namespace Portal.Slack.Connections;

/// <summary>A webhook URL, and a bot token that only finds people, so that the one channel's message mentions them.</summary>
internal sealed class WebhookLookupMode(WebhookClient webhooks) : ConnectionMode
{
    public override string Key => "INCOMING_WEBHOOK_LOOKUP";

    public override string DisplayName => "Incoming webhook with lookup";

    public override string Promise => "Posts to one channel and @mentions people, so Slack notifies them. A message is not changed after a decision.";

    public override bool NeedsWebhookUrl => true;

    public override bool NeedsLookupToken => true;

    public override string Method => "webhook";

    public override bool HasFixedChannel => true;

    public override bool MentionsPeople => true;

    public override async Task<SlackResult<SlackReceipt>> SendAsync(ConnectionSecrets secrets, OutgoingMessage message, CancellationToken ct)
    {
        if (secrets.WebhookUrl is not { } url)
        {
            return new(null, SlackError.Classify("secret_missing", null, detail: "The connection has no webhook URL."));
        }

        var posted = await webhooks.PostAsync(url, message.Payload, ct);
        return posted.IsOk ? new(new SlackReceipt(null, null), null) : new(null, posted.Error);
    }
}
