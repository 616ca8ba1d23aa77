namespace Portal.SlackSimulator.Viewer;

/// <summary>Finds where something that starts here ends, within one line.</summary>
internal static class MrkdwnTokens
{
    /// <summary>The end (exclusive), or 0 if nothing starts here.</summary>
    public static int End(ReadOnlySpan<char> line, int at) => line[at] switch
    {
        '<' or '`' => Closed(line, at, line[at] == '<' ? '>' : '`'),
        ':' => Emoji.End(line, at),
        '*' or '_' or '~' => Styled(line, at),
        _ => 0,
    };

    private static int Closed(ReadOnlySpan<char> line, int at, char closing)
    {
        var length = line[(at + 1)..].IndexOf(closing);
        return length > 0 ? at + length + 2 : 0;
    }

    // Slack formats only at the edges of words: snake_case_names stay as they are.
    private static int Styled(ReadOnlySpan<char> line, int at)
    {
        var mark = line[at];
        if ((at > 0 && char.IsLetterOrDigit(line[at - 1])) || at + 1 >= line.Length || char.IsWhiteSpace(line[at + 1]) || line[at + 1] == mark)
        {
            return 0;
        }

        for (var end = at + 2; end < line.Length; end++)
        {
            if (line[end] is '<' or '`' && End(line, end) is > 0 and var skipped)
            {
                end = skipped - 1;
            }
            else if (line[end] == mark && !char.IsWhiteSpace(line[end - 1]) && (end + 1 == line.Length || !char.IsLetterOrDigit(line[end + 1])))
            {
                return end + 1;
            }
        }

        return 0;
    }
}
