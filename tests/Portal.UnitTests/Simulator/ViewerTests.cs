using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Portal.SlackSimulator;

namespace Portal.UnitTests.Simulator;

public sealed class ViewerTests : SimulatorTest
{
    private const string Attack = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>";

    [Fact]
    public async Task Page_HostileTexts_StayText()
    {
        var plain = new { type = "plain_text", text = Attack };
        var mrkdwn = new { type = "mrkdwn", text = Attack + $" <https://x.test/{Uri.EscapeDataString("\"")}|{Attack}> <@{Attack}> <javascript:alert(1)|x> `{Attack}` ```{Attack}```" };
        object[] blocks =
        [
            new { type = "header", text = plain },
            new { type = "section", text = mrkdwn, fields = new[] { mrkdwn }, accessory = new { type = "image", image_url = "https://x.test/\"><script>", alt_text = Attack } },
            new { type = "context", elements = new object[] { mrkdwn } },
            new { type = "actions", elements = new[] { new { type = "button", text = plain, url = "javascript:alert(1)", action_id = Attack } } },
        ];
        (await Slack.CallAsync("chat.postMessage", new { channel = "#approvals", text = Attack, blocks })).ShouldBeOk();
        (await Slack.CallAsync("chat.postMessage", new { channel = "#approvals", text = mrkdwn.text, attachments = new[] { new { title = Attack, title_link = "javascript:alert(1)", text = Attack, color = Attack } } })).ShouldBeOk();

        var page = await PageAsync("/?q=" + Uri.EscapeDataString("script"));
        var search = await PageAsync("/?q=" + Uri.EscapeDataString(Attack));

        foreach (var document in new[] { page, search })
        {
            document.QuerySelectorAll("script:not([src])").ShouldBeEmpty();
            document.QuerySelectorAll("script").Length.ShouldBe(1);
            document.All.SelectMany(element => element.Attributes).ShouldNotContain(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal));
            document.QuerySelectorAll("[href^='javascript:']").ShouldBeEmpty();
        }

        page.QuerySelectorAll(".message").Length.ShouldBe(2);
        page.QuerySelector(".header-block")!.TextContent.ShouldContain("<script>");
    }

    [Fact]
    public async Task Page_Mrkdwn_IsDrawnAsSlackDoes()
    {
        var body = await DrawAsync("*bold* _italic_ ~strike~ `code` snake_case_name 2 * 3 * 4 &lt;b&gt; &amp;lt;\n> quoted\n```pre```");

        body.QuerySelector("strong")!.TextContent.ShouldBe("bold");
        body.QuerySelector("em")!.TextContent.ShouldBe("italic");
        body.QuerySelector("s")!.TextContent.ShouldBe("strike");
        body.QuerySelector("code")!.TextContent.ShouldBe("code");
        body.QuerySelector("blockquote")!.TextContent.ShouldBe("quoted");
        body.QuerySelector("pre")!.TextContent.ShouldBe("pre");
        body.TextContent.ShouldContain("snake_case_name 2 * 3 * 4 <b> &lt;");
    }

    [Fact]
    public async Task Page_Control_ShowsNames()
    {
        var body = await DrawAsync("<@U0JANKOWAL1> <#C0FINANCE01> <!here> <https://x.test/a|A link> <!date^1392734382^{date_short}|then>");

        body.QuerySelectorAll(".chip").Select(chip => chip.TextContent).ShouldBe(["@Jan Kowalski", "#finance", "@here"]);
        body.QuerySelector("a[target=_blank]")!.GetAttribute("rel")!.ShouldContain("noopener");
        body.QuerySelector("time")!.TextContent.ShouldBe("Feb 18, 2014");
    }

    [Fact]
    public async Task Page_ThreadAndEdit_AreShown()
    {
        var parent = await Slack.CallAsync("chat.postMessage", new { channel = "#approvals", text = "parent" });
        await Slack.CallAsync("chat.postMessage", new { channel = "#approvals", text = "reply", thread_ts = parent.Text("ts") });
        await Slack.CallAsync("chat.update", new { channel = parent.Text("channel"), ts = parent.Text("ts"), text = "closed" });

        var page = await PageAsync("/?channel=" + SampleWorkspace.MemberChannel);

        page.QuerySelector(".edited").ShouldNotBeNull();
        page.QuerySelector(".replies .text")!.TextContent.ShouldBe("reply");
        page.QuerySelectorAll("#messages > .message").Length.ShouldBe(1);
    }

    [Fact]
    public async Task Page_Skeleton_HasOneHeadingAndLandmarks()
    {
        var page = await PageAsync("/");

        page.QuerySelectorAll("h1").Length.ShouldBe(1);
        page.QuerySelectorAll("main, nav").Length.ShouldBe(2);
        page.QuerySelector(".banner")!.TextContent.ShouldContain("not Slack");
        page.QuerySelectorAll("input, select").ShouldAllBe(field => page.QuerySelector($"label[for={field.Id}]") != null);
        page.QuerySelectorAll("[style]").ShouldBeEmpty();
    }

    [Fact]
    public async Task Live_SameVersion_HasNothingToSay()
    {
        var version = (await PageAsync("/")).Body!.GetAttribute("data-version");

        using var same = await Slack.Client.GetAsync($"{Slack.Url}/viewer/live?version={version}");
        using var hook = await Slack.HookAsync("""{"text":"Hello"}""");
        using var changed = await Slack.Client.GetAsync($"{Slack.Url}/viewer/live?version={version}");

        same.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await SimulatorHost.ReadAsync(changed)).Text("messages")!.ShouldContain("Hello");
    }

    [Fact]
    public async Task Page_Buttons_SayWhatIsPressed()
    {
        var blocks = new object[]
        {
            new
            {
                type = "actions",
                block_id = "row",
                elements = new object[]
                {
                    new { type = "button", action_id = "open", url = "https://portal.test/42", text = new { type = "plain_text", text = "Open" } },
                    new { type = "button", action_id = "close", text = new { type = "plain_text", text = "Close" } },
                },
            },
        };
        var parent = await Slack.CallAsync("chat.postMessage", new { channel = "#approvals", text = "x", blocks });
        var reply = await Slack.CallAsync("chat.postMessage", new { channel = "#approvals", text = "y", blocks, thread_ts = parent.Text("ts") });

        var page = await PageAsync("/?channel=" + SampleWorkspace.MemberChannel);

        var buttons = page.QuerySelectorAll("[data-action-id]");
        buttons.Select(button => button.GetAttribute("data-action-id")).ShouldBe(["open", "close", "open", "close"]);
        buttons.ShouldAllBe(button => button.GetAttribute("data-block-id") == "row");
        buttons.Select(button => button.Closest("[data-ts]")!.GetAttribute("data-ts")).Distinct().ShouldBe([parent.Text("ts"), reply.Text("ts")]);
        buttons[0].GetAttribute("target").ShouldBe("_blank");
    }

    [Fact]
    public async Task Page_App_InstallsAndRevokes()
    {
        var page = await PageAsync("/?page=app");

        page.QuerySelector("form[action$='/oauth/v2/authorize'] [name=client_id]")!.GetAttribute("value").ShouldBe(SampleWorkspace.ClientId);
        page.QuerySelectorAll("#tokens li").Length.ShouldBe(5);
        page.QuerySelectorAll("[data-revoke]").Length.ShouldBe(3);
        page.QuerySelector("#uninstall").ShouldNotBeNull();
        page.QuerySelectorAll("#tokens")[0].TextContent.ShouldNotContain(SampleWorkspace.BotToken);
        page.QuerySelector("[aria-current]")!.TextContent.ShouldContain("Manage the app");
        page.QuerySelectorAll("input:not([type=hidden])").ShouldAllBe(field => page.QuerySelector($"label[for={field.Id}]") != null);
    }

    [Fact]
    public async Task Live_RevokedToken_IsNews()
    {
        var version = (await PageAsync("/?page=app")).Body!.GetAttribute("data-version");
        using var revoked = await Slack.Client.PostAsync($"{Slack.Url}/control/tokens/0/revoke", null);
        using var again = await Slack.Client.PostAsync($"{Slack.Url}/control/tokens/0/revoke", null);

        using var changed = await Slack.Client.GetAsync($"{Slack.Url}/viewer/live?page=app&version={version}");

        (await SimulatorHost.ReadAsync(changed)).Text("tokens")!.ShouldContain("token_revoked");
        again.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Slack.CallAsync("auth.test")).ShouldFail("token_revoked");
    }

    [Fact]
    public async Task Sidebar_DirectConversations_HavePeoplesNames()
    {
        await Slack.CallAsync("chat.postMessage", new { channel = SampleWorkspace.UserId, text = "x" });
        await Slack.CallAsync("conversations.open", new { users = "U0BEANOWAK1,U0RITAROSSI" });

        var page = await PageAsync("/");

        page.QuerySelectorAll("#directs .name").Select(name => name.TextContent).ShouldBe(["Bea Nowak, Rita Rossi", "Jan Kowalski"]);
        page.QuerySelector("#directs .people")!.TextContent.ShouldBe("2");
    }

    private async Task<IElement> DrawAsync(string text)
    {
        await Slack.CallAsync("chat.postMessage", new { channel = "#approvals", text });
        return (await PageAsync("/?channel=" + SampleWorkspace.MemberChannel)).QuerySelector(".text")!;
    }

    private async Task<IDocument> PageAsync(string path) =>
        await new HtmlParser().ParseDocumentAsync(await Slack.Client.GetStringAsync(Slack.Url + path));
}
