using Portal.SlackSimulator;
using Portal.SlackSimulator.Workspaces;

namespace Portal.UnitTests.Simulator;

public sealed class TextEntitiesTests : SimulatorTest
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("R&D", "R&amp;D")]
    [InlineData("a < b > c", "a &lt; b &gt; c")]
    [InlineData("&amp; &lt; &gt;", "&amp; &lt; &gt;")]
    [InlineData("&quot; &amp", "&amp;quot; &amp;amp")]
    [InlineData("> quoted", "&gt; quoted")]
    [InlineData("<@U0JANKOWAL1> <#C0APPROVALS|approvals> <!here> <!subteam^S1|@x> <!date^1^{date}^https://x.example|then>", "<@U0JANKOWAL1> <#C0APPROVALS|approvals> <!here> <!subteam^S1|@x> <!date^1^{date}^https://x.example|then>")]
    [InlineData("<https://x.example/?a=1&b=2|it & more>", "<https://x.example/?a=1&amp;b=2|it &amp; more>")]
    [InlineData("<mailto:a@b.example|a>", "<mailto:a@b.example|a>")]
    [InlineData("<b>bold</b> <@nobody> <#here>", "&lt;b&gt;bold&lt;/b&gt; &lt;@nobody&gt; &lt;#here&gt;")]
    [InlineData("<<@U0JANKOWAL1>>", "&lt;<@U0JANKOWAL1>&gt;")]
    [InlineData("<", "&lt;")]
    public void Escape_Text_IsAsSlackAnswersIt(string sent, string answered)
    {
        Entities.Escape(sent).ShouldBe(answered);
        Entities.Escape(answered).ShouldBe(answered);
    }

    [Fact]
    public async Task Post_Text_ComesBackEscapedEverywhere()
    {
        var posted = await Slack.CallAsync("chat.postMessage", new { channel = SampleWorkspace.MemberChannel, text = "R&D", blocks = Section("R&D") });

        posted.GetProperty("message").Text("text").ShouldBe("R&amp;D");
        posted.GetProperty("message").GetProperty("blocks")[0].GetProperty("text").Text("text").ShouldBe("R&amp;D");

        var updated = await Slack.CallAsync("chat.update", new { channel = SampleWorkspace.MemberChannel, ts = posted.Text("ts"), text = "<3" });
        updated.Text("text").ShouldBe("&lt;3");
        updated.GetProperty("message").Text("text").ShouldBe("&lt;3");
        (await Slack.ControlAsync("messages?contains=" + Uri.EscapeDataString("<3"))).GetProperty("messages")[0].Text("text").ShouldBe("&lt;3");
    }

    [Fact]
    public async Task Post_ByWebhook_IsEscapedToo()
    {
        (await Slack.HookAsync("""{"text":"R&D"}""")).Dispose();

        (await Slack.ControlAsync("messages")).GetProperty("messages")[0].Text("text").ShouldBe("R&amp;D");
    }

    private static object[] Section(string text) => [new { type = "section", text = new { type = "mrkdwn", text } }];
}
