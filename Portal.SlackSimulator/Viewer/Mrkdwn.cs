using Portal.SlackSimulator.Html;

namespace Portal.SlackSimulator.Viewer;

/// <summary>Slack's mrkdwn as HTML: quotes and code blocks here, what is within a line below.</summary>
internal sealed class Mrkdwn(HtmlWriter html, MrkdwnReference references)
{
    private const string Fence = "```";

    public void Write(string text)
    {
        var rest = text.AsSpan();
        while (true)
        {
            var start = rest.IndexOf(Fence, StringComparison.Ordinal);
            var length = start < 0 ? -1 : rest[(start + Fence.Length)..].IndexOf(Fence, StringComparison.Ordinal);
            if (length < 0)
            {
                WriteLines(rest);
                return;
            }

            WriteLines(rest[..start].TrimEnd('\n'));
            html.Add($"<pre><code>");
            Plain(rest.Slice(start + Fence.Length, length).Trim('\n'));
            html.Add($"</code></pre>");
            rest = rest[(start + Fence.Length + length + Fence.Length)..].TrimStart('\n');
        }
    }

    /// <summary>Text of which only the three entities are decoded, and line ends kept.</summary>
    private void Plain(ReadOnlySpan<char> text) => html.Text(Unescape(text.ToString()));

    /// <summary>Plain text with emoji, as in buttons and headers.</summary>
    public void PlainWithEmoji(ReadOnlySpan<char> text)
    {
        var plain = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == ':' && Emoji.End(text, at) is > 0 and var end)
            {
                Plain(text[plain..at]);
                html.Text(Emoji.Find(text[(at + 1)..(end - 1)]));
                at = end - 1;
                plain = end;
            }
        }

        Plain(text[plain..]);
    }

    private static string Unescape(string text) => text
        .Replace("&lt;", "<", StringComparison.Ordinal)
        .Replace("&gt;", ">", StringComparison.Ordinal)
        .Replace("&amp;", "&", StringComparison.Ordinal);

    private void WriteLines(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return;
        }

        var isQuoting = false;
        var isFirst = true;
        foreach (var range in text.Split('\n'))
        {
            var line = text[range];
            var quoted = QuoteLength(line);
            Separate(isFirst, isQuoting, quoted > 0);
            isQuoting = quoted > 0;
            isFirst = false;
            Inline(line[quoted..]);
        }

        if (isQuoting)
        {
            html.Add($"</blockquote>");
        }
    }

    private void Separate(bool isFirst, bool wasQuoting, bool isQuoting)
    {
        switch (wasQuoting, isQuoting)
        {
            case (false, true):
                html.Add($"<blockquote>");
                break;
            case (true, false):
                html.Add($"</blockquote>");
                break;
            default:
                html.Markup(isFirst ? "" : "<br>");
                break;
        }
    }

    private static int QuoteLength(ReadOnlySpan<char> line)
    {
        var length = line.StartsWith("&gt;", StringComparison.Ordinal) ? 4 : line.StartsWith('>') ? 1 : 0;
        return length > 0 && line.Length > length && line[length] == ' ' ? length + 1 : length;
    }

    private void Inline(ReadOnlySpan<char> line)
    {
        var plain = 0;
        for (var at = 0; at < line.Length; at++)
        {
            var end = MrkdwnTokens.End(line, at);
            if (end > 0)
            {
                Plain(line[plain..at]);
                Token(line[at..end]);
                at = end - 1;
                plain = end;
            }
        }

        Plain(line[plain..]);
    }

    private void Token(ReadOnlySpan<char> token)
    {
        var inner = token[1..^1];
        switch (token[0])
        {
            case '<':
                references.Write(html, Unescape(inner.ToString()));
                break;
            case '`':
                html.Add($"<code>");
                Plain(inner);
                html.Add($"</code>");
                break;
            case ':':
                html.Text(Emoji.Find(inner));
                break;
            default:
                Styled(token[0], inner);
                break;
        }
    }

    // The first sign of its own ends a style, so that at most the three are within each other.
    private void Styled(char mark, ReadOnlySpan<char> inner)
    {
        var tag = mark switch { '*' => "strong", '_' => "em", _ => "s" };
        html.Markup($"<{tag}>");
        Inline(inner);
        html.Markup($"</{tag}>");
    }
}
