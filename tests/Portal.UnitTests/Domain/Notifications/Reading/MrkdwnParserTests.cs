using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Portal.Domain.Notifications.Reading;

namespace Portal.UnitTests.Domain.Notifications.Reading;

public sealed class MrkdwnParserTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("*b* _i_ ~s~ `c`", "[b:b] [i:i] [s:s] [code:c]")]
    [InlineData("*bold _and italic_*", "[b:bold [i:and italic]]")]
    [InlineData("2 * 3 * 4", "2 * 3 * 4")]
    [InlineData("snake_case_name", "snake_case_name")]
    [InlineData("*open", "*open")]
    [InlineData("**", "**")]
    [InlineData("`*not bold*`", "[code:*not bold*]")]
    [InlineData("*Step:* Legal", "[b:Step:] Legal")]
    [InlineData("a\nb", "a[br]b")]
    [InlineData("&amp;lt; &lt;b&gt; &quot;", "&lt; <b> &quot;")]
    [InlineData("<https://a.test/?x=1&amp;y=2|Label *bold*>", "[a https://a.test/?x=1&y=2:Label [b:bold]]")]
    [InlineData("<https://a.test>", "[a https://a.test:https://a.test]")]
    [InlineData("<mailto:a@b.test|Ada>", "[a mailto:a@b.test:Ada]")]
    [InlineData("<javascript:alert(1)|click>", "<javascript:alert(1)|click>")]
    [InlineData("<data:text/html,x>", "<data:text/html,x>")]
    [InlineData("< https://a.test/>", "< https://a.test/>")]
    [InlineData("<@U123> <@U123|jan> <#C1|finance> <!subteam^S1|@legal> <!here>", "[@U123] [@jan] [#finance] [@legal] [@here]")]
    [InlineData("*<https://a.test/a*b|x>*", "[b:[a https://a.test/a*b:x]]")]
    [InlineData("<unfinished", "<unfinished")]
    [InlineData(">one\n>two\nthree", "[q:one[br]two]three")]
    [InlineData("&gt; quoted", "[q:quoted]")]
    [InlineData("before\n```\nvar x = *1*;\n```\nafter", "before[pre:var x = *1*;]after")]
    [InlineData("<!date^1392734382^{date_num} at {time}|fallback>", "[t:2014-02-18 at 14:39 UTC]")]
    [InlineData("<!date^x^{date}|fallback>", "fallback")]
    public void Parse_Markup_Tree(string text, string tree) => Show(MrkdwnParser.Parse(text)).ShouldBe(tree);

    [Fact]
    public void Parse_AnyText_NeverFailsAndLinksAreSafe()
    {
        var pieces = Gen.Elements(
            "*", "_", "~", "`", "```", "<", ">", "|", "javascript:", "https://a.test/", "<javascript:", "<https://a.test/", "|x>", "\n", " ", "a", "&lt;", "!date^9^", "@U1", "#");
        var links = 0;

        Prop.ForAll(pieces.ListOf().Select(string.Concat).ToArbitrary(), text =>
        {
            var found = All(MrkdwnParser.Parse(text)).OfType<LinkNode>().ToList();
            links += found.Count;
            return found.TrueForAll(link => link.Url.StartsWith("https://", StringComparison.Ordinal));
        }).QuickCheckThrowOnFailure();

        links.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Parse_ManyUnclosedSigns_EndsSoon() => MrkdwnParser.Parse(string.Concat(Enumerable.Repeat("*_~ a", 3_000))).ShouldNotBeEmpty();

    private static IEnumerable<MrkdwnNode> All(IReadOnlyList<MrkdwnNode> nodes) => nodes.Concat(nodes.SelectMany(node => All(Children(node))));

    private static IReadOnlyList<MrkdwnNode> Children(MrkdwnNode node) => node switch
    {
        StyledNode styled => styled.Children,
        QuoteNode quote => quote.Children,
        LinkNode link => link.Label,
        _ => [],
    };

    private static string Show(IReadOnlyList<MrkdwnNode> nodes) => string.Concat(nodes.Select(node => node switch
    {
        TextNode text => text.Text,
        LineBreakNode => "[br]",
        StyledNode styled => $"[{"bis"[(int)styled.Style]}:{Show(styled.Children)}]",
        CodeNode code => $"[code:{code.Text}]",
        CodeBlockNode block => $"[pre:{block.Text}]",
        QuoteNode quote => $"[q:{Show(quote.Children)}]",
        LinkNode link => $"[a {link.Url}:{Show(link.Label)}]",
        MentionNode mention => $"[{mention.Label}]",
        DateNode date => $"[t:{date.Label}]",
        _ => throw new InvalidOperationException(node.GetType().Name),
    }));
}
