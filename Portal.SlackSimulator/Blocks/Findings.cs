namespace Portal.SlackSimulator.Blocks;

internal sealed class Findings
{
    private readonly List<string> _details = [];

    public IReadOnlyList<string> Details => _details;

    /// <summary>The sum that <c>msg_blocks_too_long</c> is about.</summary>
    public int TextLength { get; private set; }

    public void Add(string message, string pointer) => _details.Add($"{message} [json-pointer:{pointer}]");

    /// <summary>Takes over what was found in a closer look.</summary>
    public void Take(Findings other)
    {
        _details.AddRange(other._details);
        TextLength += other.TextLength;
    }

    public void CountText(int length) => TextLength += length;
}
