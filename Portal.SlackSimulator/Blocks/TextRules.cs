namespace Portal.SlackSimulator.Blocks;

internal static class TextRules
{
    /// <summary>A text object that may be either kind. Slack then also says that no schema matched.</summary>
    public static void Any(Node text, int most)
    {
        var inner = new Findings();
        Check(new Node(text.Value, text.Pointer, inner), most, "plain_text", "mrkdwn");
        if (inner.Details.Count > 0)
        {
            text.Add("failed to match all allowed schemas");
        }

        text.Findings.Take(inner);
    }

    public static void Plain(Node text, int most) => Check(text, most, "plain_text");

    private static void Check(Node text, int most, params ReadOnlySpan<string> types)
    {
        if (!text.IsObject() || text.RequiredType() is not { } type)
        {
            return;
        }

        if (!types.Contains(type))
        {
            text.Add($"unsupported type: {type}", "type");
            return;
        }

        text.Only("type", "text", type == "mrkdwn" ? "verbatim" : "emoji");
        if (!text.Requires("text"))
        {
            return;
        }

        text.Length("text", most);
        if (text.String("text") is { } words)
        {
            text.Findings.CountText(words.Length);
            if (words.Length == 0)
            {
                text.Add("must be more than 0 characters", "text");
            }
        }
    }
}
