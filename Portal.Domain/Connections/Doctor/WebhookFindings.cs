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

    // Outside of Slack's hosts only what the settings allow gets this far: the simulator.
    private static Finding Complete(Uri url) => new(
        "webhook.url", FindingLevel.Good, "The webhook URL is complete",
        WebhookUrl.IsAtSlack(url) ? "It is at Slack, uses https and has all its parts." : $"It is at {url.Authority}, which is not Slack but is allowed by Slack:AllowedWebhookHosts, and has all its parts.");

    private static Finding Address(WebhookUrlCheck? check) => check switch
    {
        null => new("webhook.url", FindingLevel.Failed, "No webhook URL", "The connection has no webhook URL.", "Edit the connection and paste it."),
        { Url: { } url } => Complete(new Uri(url)),
        _ => new("webhook.url", FindingLevel.Failed, "The webhook URL is refused", string.Join(" ", check.Problems.Select(problem => problem.Message)), "Edit the connection and paste the URL again."),
    };
}
