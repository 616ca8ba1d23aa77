using FsCheck.Xunit;
using Portal.Domain.Connections;

namespace Portal.UnitTests.Domain.Connections;

public sealed class WebhookUrlTests
{
    private static readonly HashSet<string> None = [];
    private static readonly HashSet<string> Extra = ["127.0.0.1:5200", "[::1]:5200", "localhost:5200", "slack.acme.test:443", "slack.acme.test:8443"];

    [Theory]
    [InlineData("https://hooks.slack.com/services/T0/B0/abcdefghijklmnopqrstuvwx")]
    [InlineData("  https://hooks.slack.com/services/T0/B0/x\r\n")]
    [InlineData("https://hooks.slack-gov.com/services/T0/B0/x")]
    [InlineData("https://HOOKS.slack.com/services/T0/B0/x")]
    [InlineData("https://hooks.slack.com/T0/B0/x")]
    public void Check_SlacksOwnHosts_AreTaken(string pasted) => WebhookUrl.Check(pasted, None).Url.ShouldBe(pasted.Trim());

    [Theory]
    [InlineData("http://127.0.0.1:5200/services/T/B/x")]
    [InlineData("http://localhost:5200/simulator/services/T/B/x")]
    [InlineData("http://[::1]:5200/services/T/B/x")]
    [InlineData("https://slack.acme.test/services/T/B/x")]
    [InlineData("https://slack.acme.test:8443/services/T/B/x")]
    public void Check_AllowedHosts_AreTakenOnlyWhenAllowed(string pasted)
    {
        WebhookUrl.Check(pasted, Extra).Problems.ShouldBeEmpty();
        WebhookUrl.Check(pasted, None).Url.ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("hooks.slack.com/services/T/B/x")]
    [InlineData("http://hooks.slack.com/services/T/B/x")]
    [InlineData("https://hooks.slack.com:8080/services/T/B/x")]
    [InlineData("https://user@hooks.slack.com/services/T/B/x")]
    [InlineData("https://hooks.slack.com@evil.test/services/T/B/x")]
    [InlineData("https://hooks.slack.com.evil.test/services/T/B/x")]
    [InlineData("https://evil.test/?https://hooks.slack.com/services/T/B/x")]
    [InlineData("https://evil.test#hooks.slack.com/services/T/B/x")]
    [InlineData("https://evil.test\\@hooks.slack.com/services/T/B/x")]
    [InlineData("https://hooks.slack.com/")]
    [InlineData("https://hooks.slack.com/services/T/B")]
    [InlineData("https://hooks.slack.com/services/T/B/x?a=1")]
    [InlineData("https://hooks.slаck.com/services/T/B/x")]
    [InlineData("http://slack.acme.test:8443/services/T/B/x")]
    [InlineData("http://169.254.169.254/latest/meta/data")]
    [InlineData("http://127.0.0.1:22/a/b/c")]
    [InlineData("file:///services/T/B/x")]
    [InlineData("ftp://hooks.slack.com/services/T/B/x")]
    public void Check_AnyOtherAddress_IsRefused(string pasted)
    {
        var check = WebhookUrl.Check(pasted, Extra);

        check.Url.ShouldBeNull();
        check.Problems.ShouldHaveSingleItem().Message.ShouldEndWith(".");
    }

    [Theory]
    [InlineData("xoxb-1-2-abc", "bot token")]
    [InlineData("XOXB-1", "bot token")]
    [InlineData("xoxe.xoxb-1-abc", "rotation")]
    [InlineData("xoxe-1-abc", "refresh token")]
    [InlineData("xoxp-1", "user token")]
    [InlineData("xapp-1", "app-level token")]
    [InlineData("xwfp-1", "workflow token")]
    [InlineData("8f742231b10e8888abcd99eeeffff85a", "signing secret")]
    public void Check_OtherSecret_IsRecognisedAndNotRepeated(string pasted, string what)
    {
        var check = WebhookUrl.Check(pasted, None);

        check.Problems.ShouldHaveSingleItem().Message.ShouldSatisfyAllConditions(message => message.ShouldContain(what), message => message.ShouldNotContain(pasted));
    }

    [Theory]
    [InlineData("https://api.slack.com/apps/A0/incoming-webhooks", "page of Slack")]
    [InlineData("https://app.slack.com/services/T/B/x", "page of Slack,")]
    [InlineData("https://slack.com/services/T/B/x", "page of Slack,")]
    [InlineData("https://acme.slack.com/archives/C01/p1", "page of a Slack workspace")]
    [InlineData("https://acmeslack.com/services/T/B/x", "No other address is called")]
    [InlineData("https://hooks.slack.com:8080/services/T/B/x", "No other address is called")]
    [InlineData("https://hooks.slack.com/workflows/T0/A0/1/x", "Workflow Builder")]
    [InlineData("https://hooks.slack.com/triggers/T0/1/x", "Workflow Builder")]
    public void Check_OtherSlackPage_IsExplained(string pasted, string what) =>
        WebhookUrl.Check(pasted, None).Problems.ShouldHaveSingleItem().Message.ShouldContain(what);

    [Theory]
    [InlineData(' ')]
    [InlineData('\t')]
    [InlineData('\u007f')]
    [InlineData('\\')]
    [InlineData('@')]
    [InlineData('#')]
    public void Check_CharacterThatParsersReadDifferently_IsRefused(char odd)
    {
        WebhookUrl.Check($"https://hooks.slack.com/services/T/B/x{odd}y", None).Url.ShouldBeNull();
        WebhookUrl.Check("https://hooks.slack.com/services/T/B/x~y", None).Problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1_000, true)]
    [InlineData(1_001, false)]
    public void Check_LongAddress_IsTakenUpToALimit(int length, bool isTaken) =>
        (WebhookUrl.Check("https://hooks.slack.com/services/T/B/".PadRight(length, 'x'), None).Url is not null).ShouldBe(isTaken);

    [Property(MaxTest = 2_000)]
    public bool Check_AnyText_NeverThrowsAndTakesOnlySlack(string? text) =>
        WebhookUrl.Check("https://" + text, None).Url is null && WebhookUrl.Check(text ?? "", None).Url is null;
}
