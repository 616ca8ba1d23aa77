using Portal.Domain.Notifications.Composing;
using Portal.Domain.Notifications.Messages;
using Portal.UnitTests.Support;

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
    public void Write_MessageOfANotification_SaysWhoseItIs()
    {
        var message = new SlackMessage("t", []) { NotificationId = Guid.Parse("0197f000-0000-7000-8000-00000000000a") };

        SlackMessageJson.WriteText(message).ShouldBe(
            """
            {"text":"t","blocks":[],"unfurl_links":false,"unfurl_media":false,
            "metadata":{"event_type":"approval_notification","event_payload":{"notification_id":"0197f000-0000-7000-8000-00000000000a"}}}
            """.ReplaceLineEndings(""));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Payload_OfANotification_SaysWhoseItIsWhereItCanBeFoundAgain(bool hasFixedChannel, bool isSaid)
    {
        var id = Guid.Parse("0197f000-0000-7000-8000-00000000000a");
        var json = NotificationPayload.Of(id, SampleEvents.WebhookRoute with { HasFixedChannel = hasFixedChannel }, new SlackMessage("t", []));

        json.Contains(id.ToString(), StringComparison.Ordinal).ShouldBe(isSaid);
    }

    [Fact]
    public void Write_BytesAndText_AreTheSame()
    {
        var message = new SlackMessage("Zażółć \"🎉\"", [new DividerBlock()]);

        System.Text.Encoding.UTF8.GetString(SlackMessageJson.Write(message)).ShouldBe(SlackMessageJson.WriteText(message));
        SlackMessageJson.WriteText(message).ShouldContain("Zażółć");
        SlackMessageJson.WriteText(message, indented: true).ShouldContain("\n  \"blocks\"");
    }

    [Fact]
    public void Write_EveryKindOfBlock_IsInTheTestAbove() =>
        typeof(Block).Assembly.GetTypes().Count(type => type.IsSubclassOf(typeof(Block))).ShouldBe(6);
}
