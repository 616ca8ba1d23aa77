using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Messages;

/// <summary>Text without blocks: Slack cuts it at 40,000 characters and splits it into messages of 4,000.</summary>
internal static class LongText
{
    private const int MostKept = 40_000;
    private const int LongestWhole = 4_040;
    private const int PartLength = 4_000;

    public static IReadOnlyList<MessageContent> Split(MessageContent content, out bool isTruncated)
    {
        isTruncated = content.Text.Length > MostKept;
        var text = isTruncated ? content.Text[..MostKept] : content.Text;
        return content.Blocks is not null || text.Length <= LongestWhole
            ? [content with { Text = text }]
            : [.. text.Chunk(PartLength).Select(part => content with { Text = new string(part) })];
    }
}
