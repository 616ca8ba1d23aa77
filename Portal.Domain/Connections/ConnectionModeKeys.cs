namespace Portal.Domain.Connections;

/// <summary>The ways to reach Slack by their names in settings, HTTP and the database. What each can do is its <c>ConnectionMode</c>.</summary>
public static class ConnectionModeKeys
{
    public const string IncomingWebhook = "INCOMING_WEBHOOK";
    public const string IncomingWebhookLookup = "INCOMING_WEBHOOK_LOOKUP";
    public const string SlackApp = "SLACK_APP";
}
