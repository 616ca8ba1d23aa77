using Bunit;
using Portal.Components.Shared;
using Portal.Domain.Notifications.Messages;

namespace Portal.UnitTests.Components;

public sealed class MessagePreviewTests : BunitContext
{
    private static readonly Dictionary<Type, Block> Samples = new()
    {
        [typeof(SectionBlock)] = new SectionBlock(new MrkdwnText("*section-words*")),
        [typeof(ContextBlock)] = new ContextBlock([new MrkdwnText("context-words"), new PlainText("plain"), new ImageElement("https://a.test/i.png", "icon")]),
        [typeof(ActionsBlock)] = new ActionsBlock([new ButtonElement("Approve", "approve", "https://a.test", "primary"), new ButtonElement("Reject", "reject", "https://a.test", "danger")]),
        [typeof(DividerBlock)] = new DividerBlock(),
        [typeof(HeaderBlock)] = new HeaderBlock(new PlainText("header-words")),
        [typeof(ImageBlock)] = new ImageBlock("https://a.test/p.png", "picture", new PlainText("image-title")),
    };

    public static TheoryData<Type> Kinds => [.. typeof(Block).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Block)))];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Render_EveryBlock_Drawn(Type kind)
    {
        Samples.ShouldContainKey(kind);

        var preview = Preview(SlackMessageJson.WriteText(new SlackMessage("summary", [Samples[kind]])));

        preview.FindAll(".slack-unknown").ShouldBeEmpty();
        preview.Find(".slack-body").Children.Length.ShouldBe(2);
    }

    [Fact]
    public void Render_Buttons_StyledButInert()
    {
        var preview = Preview(SlackMessageJson.WriteText(new SlackMessage("x", [Samples[typeof(ActionsBlock)]])));

        preview.Find(".slack-button-primary").TextContent.ShouldBe("Approve");
        preview.Find(".slack-button-danger").TextContent.ShouldBe("Reject");
        preview.FindAll(".slack button, .slack a").ShouldBeEmpty();
    }

    [Fact]
    public void Render_ScriptInText_IsText()
    {
        var preview = Preview(Section("<script>alert(1)</script> &lt;img src=x onerror=alert(1)&gt;"));

        preview.FindAll("script, .slack img").ShouldBeEmpty();
        preview.Find(".slack-text").TextContent.ShouldBe("<script>alert(1)</script> <img src=x onerror=alert(1)>");
    }

    [Theory]
    [InlineData("<javascript:alert(1)|click>")]
    [InlineData("<JaVaScRiPt:alert(1)|click>")]
    [InlineData("<data:text/html;base64,x|click>")]
    [InlineData("<vbscript:x>")]
    [InlineData("<!date^1392734382^{date}^javascript:alert(1)|x>")]
    public void Render_DangerousLink_NoAnchor(string text) => Preview(Section(text)).FindAll(".slack a").ShouldBeEmpty();

    [Fact]
    public void Render_WebLink_OpensElsewhereWithoutReferrer()
    {
        var link = Preview(Section("<https://a.test/x|*FIN-12*>")).Find(".slack a");

        link.GetAttribute("href").ShouldBe("https://a.test/x");
        link.GetAttribute("rel")!.ShouldContain("noreferrer");
        link.InnerHtml.ShouldBe("<b>FIN-12</b>");
    }

    [Theory]
    [InlineData("""{"blocks":[{"type":"rich_text","elements":[]}]}""", "rich_text")]
    [InlineData("""{"blocks":[{"type":"actions","elements":[{"type":"datepicker"}]}]}""", "datepicker")]
    [InlineData("""{"blocks":[7]}""", "(none)")]
    [InlineData("""{"blocks":[{"type":"image","image_url":"javascript:alert(1)","alt_text":"cat"}]}""", "cat")]
    public void Render_UnknownBlock_NamedNotDropped(string payload, string name) => Preview(payload).Find(".slack-unknown").TextContent.ShouldContain(name);

    [Fact]
    public void Render_TextWithoutBlocks_DrawnAsText() => Preview("""{"text":"only *text*"}""").Find(".slack-text").InnerHtml.ShouldContain("<b>text</b>");

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    public void Render_NothingToDraw_SaysSo(string payload) => Preview(payload).Find(".preview-nothing").TextContent.ShouldNotBeEmpty();

    [Fact]
    public void Json_Chosen_ShowsThePayloadIndentedAndCopiesItAsItIs()
    {
        const string Payload = """{"text":"a <b> & ż"}""";
        var preview = Preview(Payload);

        preview.FindAll("button").Single(button => button.TextContent == "JSON").Click();

        preview.Find("pre").TextContent.ShouldBe("{\n  \"text\": \"a <b> & ż\"\n}");
        preview.Find("[data-copy]").GetAttribute("data-copy").ShouldBe(Payload);
        preview.FindAll("[aria-pressed=true]").ShouldHaveSingleItem().TextContent.ShouldBe("JSON");
    }

    private static string Section(string text) => SlackMessageJson.WriteText(new SlackMessage("summary", [new SectionBlock(new MrkdwnText(text))]));

    private IRenderedComponent<MessagePreview> Preview(string payload) => Render<MessagePreview>(parameters => parameters.Add(preview => preview.Payload, payload));
}
