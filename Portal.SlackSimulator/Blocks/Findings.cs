namespace Portal.SlackSimulator.Blocks;

internal sealed class Findings
{
    private readonly List<string> _messages = [];

    public IReadOnlyList<string> Messages => _messages;

    /// <summary>The sum that <c>msg_blocks_too_long</c> is about.</summary>
    public int TextLength { get; private set; }

    public void Add(string message, string pointer) => _messages.Add($"{message} [json-pointer:{pointer}]");

    /// <summary>Takes over what was found in a closer look.</summary>
    public void Take(Findings other)
    {
        _messages.AddRange(other._messages);
        TextLength += other.TextLength;
    }

    public void CountText(int length) => TextLength += length;
}
