namespace Portal.Features.Connections;

/// <summary>The connection modes that this feature treats unlike the others; every mode is a class in <c>Portal.Slack/Connections</c>.</summary>
internal static class ModeKey
{
    public const string Webhook = "INCOMING_WEBHOOK";
    public const string WebhookWithLookup = "INCOMING_WEBHOOK_LOOKUP";
    public const string SlackApp = "SLACK_APP";
}
