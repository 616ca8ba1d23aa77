using Portal.Domain.Slack;

namespace Portal.Domain.Errors;

/// <summary>What to do about an incoming webhook that does not work.</summary>
internal static class WebhookAdvice
{
    private const string NewWebhook = "Create a new webhook in Slack (the app's page, Incoming Webhooks) and paste its URL into the connection.";

    public static Advice? Find(SlackError error, AdviceContext context)
    {
        var name = context.ConnectionName;
        return error.Code switch
        {
            "no_service" => Failed($"The webhook of connection \"{name}\" was removed or disabled in Slack", NewWebhook),
            "no_active_hooks" => Failed($"The webhook of connection \"{name}\" is disabled in Slack", "Enable Incoming Webhooks on the app's page, or paste a new URL."),
            "no_service_id" => Failed($"The webhook URL of connection \"{name}\" is incomplete", "Copy the whole URL from Slack and paste it again."),
            "no_team" => Failed($"The webhook URL of connection \"{name}\" names a workspace that does not exist", "Copy the whole URL from Slack and paste it again."),
            "invalid_token" => Failed($"The webhook URL of connection \"{name}\" has expired or is wrong", NewWebhook),
            "team_disabled" => Failed($"The Slack workspace of connection \"{name}\" is no longer active", "Choose a connection to another workspace."),
            "action_prohibited" => Failed(
                $"A rule of the workspace forbids the webhook of connection \"{name}\" to post",
                "Ask an admin of the Slack workspace to allow it, then test the connection."),
            "posting_to_general_channel_denied" => Failed(
                $"The webhook of connection \"{name}\" may not post to the workspace's general channel",
                "Create a webhook for another channel, or let an admin of the workspace create this one."),
            "webhook_refused" => Failed(
                $"The webhook URL of connection \"{name}\" is not at Slack",
                "Paste a URL that starts with https://hooks.slack.com/."),
            "secret_missing" => Failed($"Connection \"{name}\" has no webhook URL or token", "Open the connection and enter it again."),
            _ => null,
        };

        Advice Failed(string message, string remedy) => new(ErrorLevel.Error, error.Code, message, remedy);
    }
}
