using Portal.Domain;
using Portal.Domain.Connections.Doctor;

namespace Portal.UnitTests.Domain.Connections.Doctor;

public sealed class WebhookFindingsTests
{
    private static readonly HashSet<string> NoOtherHosts = [];

    public static TheoryData<string?, Finding> Addresses => new()
    {
        { null, new("webhook.url", FindingLevel.Failed, "No webhook URL", "The connection has no webhook URL.", "Edit the connection and paste it.") },
        { "https://hooks.slack.com/services/T/B/x", new("webhook.url", FindingLevel.Good, "The webhook URL is complete", "It is at Slack, uses https and has all its parts.") },
        {
            "https://elsewhere.test/services/T/B/x",
            new(
                "webhook.url", FindingLevel.Failed, "The webhook URL is refused", "The webhook must be at hooks.slack.com or hooks.slack-gov.com. No other address is called.",
                "Edit the connection and paste the URL again.")
        },
    };

    [Theory]
    [MemberData(nameof(Addresses))]
    public void Of_Address_IsJudgedWithoutPosting(string? url, Finding address) => WebhookFindings.Of(url is null ? null : new Secret(url), NoOtherHosts).ShouldBe([
        address,
        new Finding(
            "webhook.works", FindingLevel.NotChecked, "Whether the webhook works",
            "A webhook can only be posted to: Slack answers no question about it. The last message says more.", "Send a test message to be sure."),
    ]);

    [Fact]
    public void Of_HostThatTheOperatorAllows_IsGood() =>
        WebhookFindings.Of(new Secret("http://127.0.0.1:5200/services/T/B/x"), new HashSet<string> { "127.0.0.1:5200" })[0].ShouldBe(new Finding(
            "webhook.url", FindingLevel.Good, "The webhook URL is complete", "It is at 127.0.0.1:5200, which is not Slack but is allowed by Slack:AllowedWebhookHosts, and has all its parts."));
}
