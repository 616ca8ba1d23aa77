namespace Portal.Domain.Notifications.Reading;

/// <summary>Reads Slack's markup into a tree, as Slack's clients understand it. Never fails: what is no markup is text.</summary>
public static class MrkdwnParser
{
    private const string Fence = "```";
    private const string EscapedQuote = "&gt;";

    public static IReadOnlyList<MrkdwnNode> Parse(string? text)
    {
        List<MrkdwnNode> nodes = [];
        var rest = (text ?? "").ReplaceLineEndings("\n");
        while (rest.Length > 0)
        {
            var open = rest.IndexOf(Fence, StringComparison.Ordinal);
            var close = open < 0 ? -1 : rest.IndexOf(Fence, open + Fence.Length, StringComparison.Ordinal);
            if (close < 0)
            {
                AddLines(nodes, rest);
                break;
            }

            AddLines(nodes, TrimOneBreak(rest[..open], atEnd: true));
            nodes.Add(new CodeBlockNode(MrkdwnEntities.Decode(rest[(open + Fence.Length)..close].Trim('\n'))));
            rest = TrimOneBreak(rest[(close + Fence.Length)..], atEnd: false);
        }

        return nodes;
    }

    // Lines of a quote that follow each other are one quote.
    private static void AddLines(List<MrkdwnNode> nodes, string text)
    {
        if (text.Length == 0)
        {
            return;
        }

        List<MrkdwnNode>? quote = null;
        var needsBreak = false;
        foreach (var line in text.Split('\n'))
        {
            if (Quoted(line) is { } quoted)
            {
                quote = OpenQuote(nodes, quote);
                quote.AddRange(MrkdwnLineParser.Parse(quoted));
                needsBreak = false;
                continue;
            }

            quote = null;
            if (needsBreak)
            {
                nodes.Add(new LineBreakNode());
            }

            nodes.AddRange(MrkdwnLineParser.Parse(line));
            needsBreak = true;
        }
    }

    private static List<MrkdwnNode> OpenQuote(List<MrkdwnNode> nodes, List<MrkdwnNode>? open)
    {
        if (open is not null)
        {
            open.Add(new LineBreakNode());
            return open;
        }

        List<MrkdwnNode> quote = [];
        nodes.Add(new QuoteNode(quote));
        return quote;
    }

    // Slack's clients take the escaped sign at a line's beginning for a quote too.
    private static string? Quoted(string line)
    {
        var content = line.StartsWith(EscapedQuote, StringComparison.Ordinal) ? line[EscapedQuote.Length..] : line.StartsWith('>') ? line[1..] : null;
        return content?.TrimStart(' ');
    }

    private static string TrimOneBreak(string text, bool atEnd) =>
        atEnd ? text.EndsWith('\n') ? text[..^1] : text
        : text.StartsWith('\n') ? text[1..] : text;
}
