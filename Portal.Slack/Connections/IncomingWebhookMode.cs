using Portal.Domain.Connections;
using Portal.Domain.Slack;
using Portal.Slack.Api;

namespace Portal.Slack.Connections;

/// <summary>A webhook URL that an admin pasted: one channel, people are named but not notified, nothing can be changed later.</summary>
internal sealed class IncomingWebhookMode(WebhookClient webhooks) : ConnectionMode
{
    public override string Key => ConnectionModeKeys.IncomingWebhook;

    public override string DisplayName => "Incoming webhook";

    public override string Promise => "Posts to one channel and names people. Nobody is notified in person, and a message is not changed after a decision. Set up in a minute.";

    public override bool NeedsWebhookUrl => true;

    public override string Method => "webhook";

    public override bool HasFixedChannel => true;

    public override bool MentionsPeople => false;

    public override Task<SlackResult<SlackReceipt>> SendAsync(ConnectionSecrets secrets, OutgoingMessage message, CancellationToken ct) =>
        webhooks.SendAsync(secrets.WebhookUrl, message, ct);
}
