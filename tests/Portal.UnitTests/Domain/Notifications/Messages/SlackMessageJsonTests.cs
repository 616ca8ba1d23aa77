using Portal.Domain.Notifications.Messages;

namespace Portal.UnitTests.Domain.Notifications.Messages;

public sealed class SlackMessageJsonTests
{
    [Fact]
    public void Write_EveryBlock_IsSlacksJson()
    {
        var message = new SlackMessage("t", [
            new HeaderBlock(new PlainText("Head")),
            new SectionBlock(new MrkdwnText("*s*")),
            new ContextBlock([new MrkdwnText("c"), new PlainText("p"), new ImageElement("https://i.test/a.png", "alt")]),
            new ActionsBlock([new ButtonElement("Go", "go", "https://a.test/", "primary")]) { BlockId = "b" },
            new DividerBlock(),
            new ImageBlock("https://i.test/b.png", "alt", new PlainText("Title")),
        ]);

        SlackMessageJson.WriteText(message).ShouldBe(
            """
            {"text":"t","blocks":[
            {"type":"header","text":{"type":"plain_text","text":"Head"}},
            {"type":"section","text":{"type":"mrkdwn","text":"*s*","verbatim":true}},
            {"type":"context","elements":[{"type":"mrkdwn","text":"c","verbatim":true},{"type":"plain_text","text":"p"},{"type":"image","image_url":"https://i.test/a.png","alt_text":"alt"}]},
            {"type":"actions","block_id":"b","elements":[{"type":"button","text":{"type":"plain_text","text":"Go"},"style":"primary","url":"https://a.test/","action_id":"go"}]},
            {"type":"divider"},
            {"type":"image","image_url":"https://i.test/b.png","alt_text":"alt","title":{"type":"plain_text","text":"Title"}}
            ],"unfurl_links":false,"unfurl_media":false}
            """.ReplaceLineEndings(""));
    }

    [Fact]
    public void Write_EveryKindOfBlock_IsInTheTestAbove() =>
        typeof(Block).Assembly.GetTypes().Count(type => type.IsSubclassOf(typeof(Block))).ShouldBe(6);
}
