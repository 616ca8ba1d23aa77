namespace Portal.Domain.Connections.Doctor;

/// <summary>What can be said of a webhook without posting to it: not much, and that is said too.</summary>
public static class WebhookFindings
{
    public static IReadOnlyList<Finding> Of(Secret? url, IReadOnlySet<string> extraAllowedHosts) =>
    [
        Address(url is null ? null : WebhookUrl.Check(url.Reveal(), extraAllowedHosts)),
        new(
            "webhook.works", FindingLevel.NotChecked, "Whether the webhook works",
            "A webhook can only be posted to: Slack answers no question about it. The last message says more.", "Send a test message to be sure."),
    ];

    private static Finding Address(WebhookUrlCheck? check) => check switch
    {
        null => new("webhook.url", FindingLevel.Failed, "No webhook URL", "The connection has no webhook URL.", "Edit the connection and paste it."),
        { Url: not null } => new("webhook.url", FindingLevel.Good, "The webhook URL is complete", "It is at Slack, uses https and has all its parts."),
        _ => new("webhook.url", FindingLevel.Failed, "The webhook URL is refused", string.Join(" ", check.Problems.Select(problem => problem.Message)), "Edit the connection and paste the URL again."),
    };
}
