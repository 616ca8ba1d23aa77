using System.Text.Json;
using Portal.SlackSimulator.Blocks;

namespace Portal.UnitTests.Simulator;

/// <summary>What Slack says of buttons, their confirmations, menus and pictures; each case is one thing away from one that passes.</summary>
public sealed class ElementValidationTests
{
    private const string Text = """{"type":"plain_text","text":"Go"}""";
    private const string Confirm = """{"title":{"type":"plain_text","text":"Sure?"},"text":{"type":"mrkdwn","text":"*Really*"},"confirm":{"type":"plain_text","text":"Yes"},"deny":{"type":"plain_text","text":"No"},"style":"danger"}""";

    [Theory]
    [InlineData($$"""{"type":"button","text":{{Text}}}""")]
    [InlineData($$"""{"type":"button","text":{{Text}},"action_id":"a","url":"https://x.test/","value":"v","style":"danger","accessibility_label":"Approve FIN-12"}""")]
    [InlineData($$"""{"type":"button","text":{{Text}},"confirm":{{Confirm}}}""")]
    [InlineData($$"""{"type":"overflow","options":[{"text":{{Text}},"value":"v","url":"https://x.test/"}]}""")]
    [InlineData("""{"type":"static_select","placeholder":{"type":"plain_text","text":"Pick"}}""")]
    [InlineData("""{"type":"datepicker"}""")]
    public void Check_Good_HasNothingToSay(string element) => InActions(element).ShouldBeEmpty();

    [Theory]
    [InlineData("""{"type":"button"}""", "missing required field: text", "")]
    [InlineData("""{"type":"button","text":"Go"}""", "must provide an object", "/text")]
    [InlineData("""{"type":"button","text":{"text":"Go"}}""", "missing required field: type", "/text")]
    [InlineData("""{"type":"button","text":{"type":7,"text":"Go"}}""", "must provide a string", "/text/type")]
    [InlineData("""{"type":"button","text":{"type":"plain_text"}}""", "missing required field: text", "/text")]
    [InlineData("""{"type":"button","text":{"type":"plain_text","text":7}}""", "must provide a string", "/text/text")]
    [InlineData("""{"type":"button","text":{"type":"plain_text","text":"Go","verbatim":true}}""", "invalid additional property: verbatim", "/text")]
    [InlineData("""{"type":"button","text":{"type":"mrkdwn","text":"Go"}}""", "unsupported type: mrkdwn", "/text/type")]
    [InlineData($$"""{"type":"button","text":{{Text}},"url":"nowhere"}""", "must be a valid url", "/url")]
    [InlineData($$"""{"type":"button","text":{{Text}},"url":7}""", "must provide a string", "/url")]
    [InlineData($$"""{"type":"button","text":{{Text}},"value":null}""", "must provide a string", "/value")]
    [InlineData($$"""{"type":"button","text":{{Text}},"style":null}""", "must be a valid enum value", "/style")]
    [InlineData($$"""{"type":"button","text":{{Text}},"emoji":true}""", "invalid additional property: emoji", "")]
    [InlineData($$"""{"type":"button","text":{{Text}},"confirm":true}""", "must provide an object", "/confirm")]
    [InlineData("""{"type":"button","text":{"type":"plain_text","text":"Go"},"confirm":{}}""", "missing required field: title", "/confirm")]
    [InlineData("""{"type":"overflow"}""", "missing required field: options", "")]
    [InlineData("""{"type":"overflow","options":[]}""", "no fewer than 1 items allowed", "/options")]
    [InlineData("""{"type":"overflow","options":["a"]}""", "must provide an object", "/options/0")]
    [InlineData("""{"type":"overflow","options":[{"value":"a"}]}""", "missing required field: text", "/options/0")]
    [InlineData("""{"type":"rocket"}""", "unsupported type: rocket", "/type")]
    [InlineData("""{"type":7}""", "must provide a string", "/type")]
    [InlineData("7", "must provide an object", "")]
    public void Check_Wrong_SaysWhatAndWhere(string element, string message, string below) =>
        InActions(element).ShouldContain($"{message} [json-pointer:/blocks/0/elements/0{below}]");

    [Theory]
    [InlineData("title")]
    [InlineData("text")]
    [InlineData("confirm")]
    [InlineData("deny")]
    public void Confirm_WithoutAPart_NamesIt(string part)
    {
        var confirm = System.Text.Json.Nodes.JsonNode.Parse(Confirm)!.AsObject();
        confirm.Remove(part);

        InActions(Button(confirm.ToJsonString())).ShouldBe([$"missing required field: {part} [json-pointer:/blocks/0/elements/0/confirm]"]);
    }

    [Theory]
    [InlineData("title", 100)]
    [InlineData("text", 300)]
    [InlineData("confirm", 30)]
    [InlineData("deny", 30)]
    public void Confirm_Length_HoldsAtTheLimitAndNotBeyond(string part, int most)
    {
        InActions(Button(With(most))).ShouldBeEmpty();
        InActions(Button(With(most + 1))).ShouldContain($"must be less than {most + 1} characters [json-pointer:/blocks/0/elements/0/confirm/{part}/text]");

        string With(int length)
        {
            var confirm = System.Text.Json.Nodes.JsonNode.Parse(Confirm)!.AsObject();
            confirm[part]!["text"] = new string('x', length);
            return confirm.ToJsonString();
        }
    }

    [Theory]
    [InlineData("""{"type":"image","slack_file":{"id":"F1"},"alt_text":"x"}""", null)]
    [InlineData("""{"type":"image","image_url":"https://x.test/a.png","alt_text":"x","title":{"type":"plain_text","text":"A"}}""", null)]
    [InlineData("""{"type":"image","image_url":"a.png","alt_text":"x"}""", "must be a valid url [json-pointer:/blocks/0/image_url]")]
    [InlineData("""{"type":"image","image_url":"https://x.test/a.png","alt_text":7}""", "must provide a string [json-pointer:/blocks/0/alt_text]")]
    [InlineData("""{"type":"image","image_url":"https://x.test/a.png","alt_text":"x","title":{"type":"mrkdwn","text":"A"}}""", "unsupported type: mrkdwn [json-pointer:/blocks/0/title/type]")]
    [InlineData("""{"type":"image","image_url":"https://x.test/a.png","alt_text":"x","href":"y"}""", "invalid additional property: href [json-pointer:/blocks/0]")]
    public void Image_Block_NeedsASourceAndWords(string block, string? message) => Check(block).ShouldBe(message is null ? [] : [message]);

    [Theory]
    [InlineData("""{"type":"context","elements":[{"type":"image","image_url":"https://x.test/a.png","alt_text":"x"},{"type":"mrkdwn","text":"*x*","verbatim":true}]}""", null)]
    [InlineData("""{"type":"context"}""", "missing required field: elements [json-pointer:/blocks/0]")]
    [InlineData("""{"type":"context","elements":[{"type":"image","image_url":"https://x.test/a.png"}]}""", "missing required field: alt_text [json-pointer:/blocks/0/elements/0]")]
    [InlineData("""{"type":"context","elements":[{"type":"button"}]}""", "unsupported type: button [json-pointer:/blocks/0/elements/0/type]")]
    [InlineData("""{"type":"context","elements":["x"]}""", "must provide an object [json-pointer:/blocks/0/elements/0]")]
    [InlineData("""{"type":"rich_text"}""", "missing required field: elements [json-pointer:/blocks/0]")]
    [InlineData("""{"type":"markdown"}""", "missing required field: text [json-pointer:/blocks/0]")]
    [InlineData("""{"type":"markdown","text":"# x","verbatim":true}""", "invalid additional property: verbatim [json-pointer:/blocks/0]")]
    [InlineData("""{"type":"section","text":{"type":"mrkdwn","text":"x"},"accessory":{"type":"rocket"}}""", "unsupported type: rocket [json-pointer:/blocks/0/accessory/type]")]
    [InlineData("""{"type":"section","text":{"type":"mrkdwn","text":"x","emoji":true}}""", "invalid additional property: emoji [json-pointer:/blocks/0/text]")]
    [InlineData("""{"type":"video"}""", null)]
    public void Blocks_OfOtherKinds_HaveTheirRules(string block, string? message)
    {
        if (message is null)
        {
            Check(block).ShouldBeEmpty();
        }
        else
        {
            Check(block).ShouldContain(message);
        }
    }

    [Theory]
    [InlineData(12_000, 0)]
    [InlineData(12_001, 1)]
    public void Markdown_Length_HoldsAtTheLimitAndNotBeyond(int length, int problems) =>
        Check(JsonSerializer.Serialize(new { type = "markdown", text = new string('x', length) })).Count.ShouldBe(problems);

    [Fact]
    public void Check_BlocksThatAreNoList_SaySo() =>
        BlockValidator.Check(JsonElement.Parse("{}")).ShouldNotBeNull().Details.ShouldBe(["must provide an array [json-pointer:/blocks]"]);

    [Theory]
    [InlineData("""["x"]""", "must provide an object [json-pointer:/attachments/0]")]
    [InlineData("""[{},{"blocks":7}]""", "must provide an array [json-pointer:/attachments/1/blocks]")]
    public void CheckAttachments_Wrong_SaysWhatAndWhere(string attachments, string message) =>
        BlockValidator.CheckAttachments(JsonElement.Parse(attachments)).ShouldNotBeNull().Details.ShouldBe([message]);

    [Fact]
    public void CheckAttachments_WithoutBlocks_HasNothingToSay() => BlockValidator.CheckAttachments(JsonElement.Parse("""[{"text":"old style"}]""")).ShouldBeNull();

    private static string Button(string confirm) => $$"""{"type":"button","text":{{Text}},"confirm":{{confirm}}}""";

    private static IReadOnlyList<string> InActions(string element) => Check($$"""{"type":"actions","elements":[{{element}}]}""");

    private static IReadOnlyList<string> Check(string block) => BlockValidator.Check(JsonElement.Parse($"[{block}]"))?.Details ?? [];
}
