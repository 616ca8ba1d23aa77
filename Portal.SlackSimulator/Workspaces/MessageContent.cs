namespace Portal.SlackSimulator.Workspaces;

/// <summary>What a message says. Blocks, attachments and metadata are JSON as Slack would keep it.</summary>
internal sealed record MessageContent(string Text)
{
    public string? Blocks { get; init; }

    public string? Attachments { get; init; }

    public string? Metadata { get; init; }

    /// <summary>When it was edited. Slack marks only messages without blocks as edited.</summary>
    public string? EditedTs { get; init; }

    public bool IsEmpty => Text.Length == 0 && Blocks is null && Attachments is null;

    /// <summary>Words as a person writes them, or as they are kept.</summary>
    public bool Contains(string words) => Holds(words) || Holds(Entities.Escape(words));

    private bool Holds(string words) =>
        Text.Contains(words, StringComparison.OrdinalIgnoreCase)
        || Blocks?.Contains(words, StringComparison.OrdinalIgnoreCase) == true
        || Attachments?.Contains(words, StringComparison.OrdinalIgnoreCase) == true;
}
