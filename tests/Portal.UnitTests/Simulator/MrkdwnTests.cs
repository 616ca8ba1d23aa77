using Portal.SlackSimulator.Html;
using Portal.SlackSimulator.Viewer;
using Portal.SlackSimulator.Workspaces;

namespace Portal.UnitTests.Simulator;

/// <summary>Slack's mrkdwn as the viewer draws it; all that is no markup is text, escaped.</summary>
public sealed class MrkdwnTests
{
    [Theory]
    [InlineData("*bold* _it_ ~no~ `code`", "<strong>bold</strong> <em>it</em> <s>no</s> <code>code</code>")]
    [InlineData("*a _b_*", "<strong>a <em>b</em></strong>")]
    [InlineData("*a _b ~c_ d~ _e_*", "<strong>a <em>b ~c</em> d~ <em>e</em></strong>")]
    [InlineData("*(*(*(", "<strong>(</strong>(*(")]
    [InlineData("snake_case_name 2*3*4", "snake_case_name 2*3*4")]
    [InlineData("* not * ** ~~", "* not * ** ~~")]
    [InlineData("*open", "*open")]
    [InlineData("`*raw*` ``", "<code>*raw*</code> ``")]
    [InlineData("*a `b*` c*", "<strong>a <code>b*</code> c</strong>")]
    [InlineData("(*a*), *b*!", "(<strong>a</strong>), <strong>b</strong>!")]
    [InlineData("one\ntwo\n\nfour", "one<br>two<br><br>four")]
    [InlineData("> one\n&gt; two\nthree", "<blockquote>one<br>two</blockquote>three")]
    [InlineData("zero\n>one", "zero<blockquote>one</blockquote>")]
    [InlineData("a ```\n*x* <b>\n``` c", "a <pre><code>*x* &lt;b&gt;</code></pre> c")]
    [InlineData("```open *b*", "```open <strong>b</strong>")]
    [InlineData("&lt;b&gt; &amp;amp; \"q\"", "&lt;b&gt; &amp;amp; &quot;q&quot;")]
    [InlineData(":tada: :no_such: 10:30:00 :+1:", "🎉 :no_such: 10:30:00 👍")]
    public void Write_Markup_IsDrawn(string text, string html) => Draw(text).ShouldBe(html);

    [Theory]
    [InlineData("<https://x.test/?a=1&amp;b=2>", "https://x.test/?a=1&amp;b=2", "https://x.test/?a=1&amp;b=2")]
    [InlineData("<https://x.test|A *label*>", "https://x.test", "A *label*")]
    [InlineData("<mailto:jan@acme.test>", "mailto:jan@acme.test", "jan@acme.test")]
    [InlineData("<mailto:jan@acme.test|Jan>", "mailto:jan@acme.test", "Jan")]
    public void Write_Link_OpensElsewhere(string text, string address, string label) =>
        Draw(text).ShouldBe($"""<a href="{address}" target="_blank" rel="noopener noreferrer">{label}</a>""");

    [Theory]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("<javascript:alert(1)|click>")]
    [InlineData("<data:text/html,x|click>")]
    [InlineData("</relative|click>")]
    [InlineData("<>")]
    public void Write_WhatIsNoLink_StaysText(string text) => Draw(text).ShouldBe(text.Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal));

    [Theory]
    [InlineData("<@U0JANKOWAL1>", "@Jan Kowalski")]
    [InlineData("<@U0JANKOWAL1|old name>", "@Jan Kowalski")]
    [InlineData("<@U0NOBODY|someone>", "@someone")]
    [InlineData("<@U0NOBODY>", "@U0NOBODY")]
    [InlineData("<!subteam^S0FINANCE01>", "@finance-approvers")]
    [InlineData("<!subteam^S0NONE|@old>", "@old")]
    [InlineData("<!subteam^S0NONE>", "@S0NONE")]
    [InlineData("<!here>", "@here")]
    [InlineData("<!channel|all of you>", "@all of you")]
    public void Write_Mention_HasItsName(string text, string shown)
    {
        var html = Draw(text);

        html.ShouldStartWith("<span class=\"chip");
        html.ShouldEndWith($">{shown}</span>");
    }

    [Theory]
    [InlineData("<#C0FINANCE01>", "#finance")]
    [InlineData("<#C0FINANCE01|old>", "#finance")]
    [InlineData("<#C0NONE|old>", "#old")]
    [InlineData("<#C0NONE>", "#C0NONE")]
    public void Write_Channel_LeadsThere(string text, string shown) => Draw(text).ShouldEndWith($">{shown}</a>");

    [Theory]
    [InlineData("{date_num}", "2014-02-18")]
    [InlineData("{date}", "February 18, 2014")]
    [InlineData("{date_pretty}", "February 18, 2014")]
    [InlineData("{date_short}", "Feb 18, 2014")]
    [InlineData("{date_short_pretty}", "Feb 18, 2014")]
    [InlineData("{date_long}", "Tuesday, February 18, 2014")]
    [InlineData("{date_long_pretty}", "Tuesday, February 18, 2014")]
    [InlineData("{time}", "14:39 UTC")]
    [InlineData("{time_secs}", "14:39:42 UTC")]
    [InlineData("{ago}", "Feb 18, 14:39 UTC")]
    [InlineData("at {time} on {date_num}", "at 14:39 UTC on 2014-02-18")]
    [InlineData("{no_such}", "{no_such}")]
    public void Write_Date_HasSlacksFormats(string format, string shown) =>
        Draw($"<!date^1392734382^{format}|then>").ShouldContain($">{shown}</time>");

    [Theory]
    [InlineData("<!date^soon^{date}|then>", "then")]
    [InlineData("<!date^-5^{date}|then>", "then")]
    [InlineData("<!date^1|then>", "then")]
    [InlineData("<!date^99999999999999^{date}>", "date^99999999999999^{date}")]
    public void Write_DateThatIsNone_IsItsFallback(string text, string shown) => Draw(text).ShouldBe(shown);

    [Theory]
    [InlineData("https://x.test/cal", true)]
    [InlineData("javascript:alert(1)", false)]
    public void Write_DateWithALink_FollowsOnlyWhatIsOne(string link, bool isLink) =>
        Draw($"<!date^1392734382^{{date}}^{link}|then>").Contains("<a href", StringComparison.Ordinal).ShouldBe(isLink);

    [Fact]
    public void PlainWithEmoji_Markup_StaysText()
    {
        var html = new HtmlWriter();
        NewMrkdwn(html).PlainWithEmoji("*x* :tada: <b> 1:2");

        html.ToString().ShouldBe("*x* 🎉 &lt;b&gt; 1:2");
    }

    private static string Draw(string text)
    {
        var html = new HtmlWriter();
        NewMrkdwn(html).Write(text);
        return html.ToString();
    }

    private static Mrkdwn NewMrkdwn(HtmlWriter html) => new(html, new MrkdwnReference(new Workspace(TimeProvider.System, new SimulatedApp(new AppSettings()), WorkspaceSeed.Acme)));
}
