using Portal.Domain;
using Portal.Domain.Connections;
using Portal.Domain.Slack;
using Portal.Slack.Api;

namespace Portal.Slack.Connections;

/// <summary>A webhook URL, and a token that only finds people: one channel, people are mentioned, nothing can be changed later.</summary>
internal sealed class WebhookLookupMode(WebhookClient webhooks) : ConnectionMode
{
    public override string Key => ConnectionModeKeys.IncomingWebhookLookup;

    public override string DisplayName => "Incoming webhook with lookup";

    public override string Promise => "Posts to one channel and @mentions people, so Slack notifies them. A message is not changed after a decision.";

    public override bool NeedsWebhookUrl => true;

    public override bool NeedsLookupToken => true;

    public override string Method => "webhook";

    public override bool HasFixedChannel => true;

    public override bool MentionsPeople => true;

    public override Secret? LookupToken(ConnectionSecrets secrets) => secrets.LookupBotToken;

    public override Task<SlackResult<SlackReceipt>> SendAsync(ConnectionSecrets secrets, OutgoingMessage message, CancellationToken ct) =>
        webhooks.SendAsync(secrets.WebhookUrl, message, ct);
}
