using System.Text.Json;
using Portal.SlackSimulator.Blocks;

namespace Portal.UnitTests.Simulator;

public sealed class BlockValidationTests
{
    [Theory]
    [InlineData("""[{"type":"section"}]""", "must define either `text` or `fields` [json-pointer:/blocks/0/type]")]
    [InlineData("""[{"text":"x"}]""", "missing required field: type [json-pointer:/blocks/0]")]
    [InlineData("""["x"]""", "must provide an object [json-pointer:/blocks/0]")]
    [InlineData("""[{"type":"poem"}]""", "unsupported type: poem [json-pointer:/blocks/0/type]")]
    [InlineData("""[{"type":"header"}]""", "missing required field: text [json-pointer:/blocks/0]")]
    [InlineData("""[{"type":"header","text":{"type":"mrkdwn","text":"x"}}]""", "unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]")]
    [InlineData("""[{"type":"header","text":{"type":"plain_text","text":""}}]""", "must be more than 0 characters [json-pointer:/blocks/0/text/text]")]
    [InlineData("""[{"type":"divider","colour":"red"}]""", "invalid additional property: colour [json-pointer:/blocks/0]")]
    [InlineData("""[{"type":"section","fields":"x","text":{"type":"plain_text","text":"x"}}]""", "must provide an array [json-pointer:/blocks/0/fields]")]
    [InlineData("""[{"type":"section","block_id":null,"text":{"type":"plain_text","text":"x"}}]""", "must provide a string [json-pointer:/blocks/0/block_id]")]
    [InlineData("""[{"type":"divider","block_id":"a"},{"type":"divider","block_id":"a"}]""", "`block_id` \"a\" already exists [json-pointer:/blocks/1/block_id]")]
    [InlineData("""[{"type":"actions","elements":[]}]""", "no fewer than 1 items allowed [json-pointer:/blocks/0/elements]")]
    [InlineData("""[{"type":"image","image_url":"https://x.test/a.png"}]""", "missing required field: alt_text [json-pointer:/blocks/0]")]
    [InlineData("""[{"type":"image","alt_text":"x"}]""", "missing required field: image_url [json-pointer:/blocks/0]")]
    public void Check_Wrong_SaysWhatAndWhere(string blocks, string message) => Check(blocks).ShouldContain(found => found == message);

    [Theory]
    [InlineData("header", 150)]
    [InlineData("button", 75)]
    [InlineData("button_url", 3000)]
    [InlineData("button_value", 2000)]
    [InlineData("action_id", 255)]
    [InlineData("block_id", 255)]
    [InlineData("alt_text", 2000)]
    [InlineData("field", 2000)]
    [InlineData("section", 3000)]
    public void Check_Length_HoldsAtTheLimitAndNotBeyond(string what, int most)
    {
        Check(Sized(what, most)).ShouldBeEmpty();
        Check(Sized(what, most + 1)).ShouldContain(message => message.StartsWith($"must be less than {most + 1} characters", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("fields", 10)]
    [InlineData("context", 10)]
    [InlineData("actions", 25)]
    [InlineData("options", 5)]
    [InlineData("blocks", 50)]
    public void Check_Count_HoldsAtTheLimitAndNotBeyond(string what, int most)
    {
        Check(Counted(what, most)).ShouldBeEmpty();
        Check(Counted(what, most + 1)).ShouldContain(message => message.StartsWith($"no more than {most} items allowed", StringComparison.Ordinal));
    }

    [Fact]
    public void Check_SectionTooLong_GivesBothMessages() => Check(Sized("section", 3001)).ShouldBe(
    [
        "failed to match all allowed schemas [json-pointer:/blocks/0/text]",
        "must be less than 3001 characters [json-pointer:/blocks/0/text/text]",
    ]);

    [Fact]
    public void Check_SameActionIdTwice_NamesTheSecond()
    {
        var elements = Enumerable.Repeat(new { type = "button", action_id = "go", text = new { type = "plain_text", text = "Go" } }, 2);

        Check(new[] { new { type = "actions", elements } }).ShouldBe(["`action_id` \"go\" already exists [json-pointer:/blocks/0/elements/1/action_id]"]);
    }

    [Fact]
    public void Check_ButtonStyle_IsPrimaryOrDanger()
    {
        var button = new { type = "button", style = "pink", text = new { type = "plain_text", text = "Go" } };

        Check(new[] { new { type = "actions", elements = new[] { button } } }).ShouldBe(["must be a valid enum value [json-pointer:/blocks/0/elements/0/style]"]);
    }

    [Theory]
    [InlineData(13_200, null)]
    [InlineData(13_201, "msg_blocks_too_long")]
    public void Check_SumOfAllText_HasALimit(int total, string? error)
    {
        var lengths = Enumerable.Repeat(2640, 4).Append(total - (4 * 2640));
        var blocks = lengths.Select(length => new { type = "section", text = new { type = "mrkdwn", text = new string('x', length) } });

        (BlockValidator.Check(JsonSerializer.SerializeToElement(blocks))?.Error).ShouldBe(error);
        (error is null).ShouldBe(BlockValidator.Check(JsonSerializer.SerializeToElement(blocks)) is null);
    }

    [Fact]
    public void CheckAttachments_BadBlocks_PointIntoTheAttachment()
    {
        var problem = BlockValidator.CheckAttachments(JsonElement.Parse("""[{"blocks":[{"type":"divider"},{"type":"section"}]}]"""));

        problem!.Error.ShouldBe("invalid_attachments");
        problem.Details.ShouldBe(["must define either `text` or `fields` [json-pointer:/attachments/0/blocks/1/type]"]);
    }

    private static IReadOnlyList<string> Check(string blocks) => BlockValidator.Check(JsonElement.Parse(blocks))?.Details ?? [];

    private static IReadOnlyList<string> Check(object blocks) => BlockValidator.Check(JsonSerializer.SerializeToElement(blocks))?.Details ?? [];

    private static object Plain(string text) => new { type = "plain_text", text };

    private static object[] Sized(string what, int length)
    {
        var text = new string('x', length);
        var url = "https://x.test/".PadRight(length, 'x');
        return what switch
        {
            "header" => [new { type = "header", text = Plain(text) }],
            "button" => Actions(new { type = "button", text = Plain(text) }),
            "button_url" => Actions(new { type = "button", text = Plain("Go"), url }),
            "button_value" => Actions(new { type = "button", text = Plain("Go"), value = text }),
            "action_id" => Actions(new { type = "button", text = Plain("Go"), action_id = text }),
            "block_id" => [new { type = "divider", block_id = text }],
            "alt_text" => [new { type = "image", image_url = "https://x.test/a.png", alt_text = text }],
            "field" => [new { type = "section", fields = new[] { Plain(text) } }],
            _ => [new { type = "section", text = new { type = "mrkdwn", text } }],
        };
    }

    private static object[] Counted(string what, int count) => what switch
    {
        "fields" => [new { type = "section", fields = Enumerable.Repeat(Plain("x"), count) }],
        "context" => [new { type = "context", elements = Enumerable.Repeat(Plain("x"), count) }],
        "actions" => Actions([.. Enumerable.Range(0, count).Select(index => new { type = "button", action_id = $"a{index}", text = Plain("x") })]),
        "options" => Actions(new { type = "overflow", options = Enumerable.Repeat(new { text = Plain("x"), value = "x" }, count) }),
        _ => [.. Enumerable.Repeat<object>(new { type = "divider" }, count)],
    };

    private static object[] Actions(params object[] elements) => [new { type = "actions", elements }];
}
