using Portal.Domain.Notifications.Mail;

namespace Portal.UnitTests.Domain.Notifications.Mail;

/// <summary>A mail says all that the message says, and leads where its buttons lead.</summary>
public sealed class MailBodyTests
{
    private const string Footer = "-- \nYou get this e-mail because Slack could not show you the message.";

    [Fact]
    public void Of_EveryBlock_SaysTheSameInText() => MailBody.Of(
        """
        {"text":"short","blocks":[
        {"type":"header","text":{"type":"plain_text","text":"Approval required"}},
        {"type":"section","text":{"type":"mrkdwn","text":"*Step:* Legal\n<https://a.test/FIN-12|FIN-12: New &lt;laptop&gt;>\n&gt; quoted"}},
        {"type":"section","fields":[{"type":"mrkdwn","text":"*Project*\nFinance"},{"type":"plain_text","text":"Due\ntoday"}],
         "accessory":{"type":"button","text":{"type":"plain_text","text":"Open"},"url":"https://a.test/open"}},
        {"type":"divider"},
        {"type":"image","title":{"type":"plain_text","text":"Chart"},"image_url":"https://a.test/c.png","alt_text":"rising"},
        {"type":"actions","elements":[{"type":"button","style":"primary","text":{"type":"plain_text","text":"Approve"},"url":"https://a.test/?a=1&b=2"},
         {"type":"button","text":{"type":"plain_text","text":"Nowhere"}}]},
        {"type":"context","elements":[{"type":"mrkdwn","text":"Sent by <@U1|Jan>"}]}]}
        """).Text.ShouldBe(
        $"""
        Approval required

        Step: Legal
        FIN-12: New <laptop> (https://a.test/FIN-12)
        > quoted

        Project: Finance
        Due: today
        Open: https://a.test/open

        Chart
        rising

        Approve: https://a.test/?a=1&b=2

        Sent by @Jan

        {Footer}
        """);

    [Fact]
    public void Of_Buttons_AreLinksInHtml()
    {
        var html = MailBody.Of(
            """
            {"blocks":[{"type":"actions","elements":[{"type":"button","style":"danger","text":{"type":"plain_text","text":"Reject & close"},"url":"https://a.test/?a=\"1\"&b=2"}]}]}
            """).Html;

        html.ShouldContain("<a href=\"https://a.test/?a=&quot;1&quot;&amp;b=2\" style=");
        html.ShouldContain(">Reject &amp; close</a>");
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\\\"><img src=x onerror=alert(1)>")]
    [InlineData("<https://a.test/\\\"onclick=alert(1)|click>")]
    [InlineData("<javascript:alert(1)|click>")]
    public void Of_TextFromOutside_IsNeverMarkup(string text)
    {
        var html = MailBody.Of($$"""{"blocks":[{"type":"section","text":{"type":"mrkdwn","text":"{{text}}"} }]}""").Html;

        html.ShouldNotContain("<script");
        html.ShouldNotContain("<img");
        html.ShouldNotContain("href=\"javascript");
        html.ShouldNotContain("\"onclick");
    }

    [Theory]
    [InlineData("""{"text":"FIN-12 &amp; more"}""", "FIN-12 & more\n\n")]
    [InlineData("{}", "")]
    [InlineData("no JSON", "")]
    public void Of_NoBlocks_IsTheText(string payload, string text) => MailBody.Of(payload).Text.ShouldBe(text + Footer);
}
