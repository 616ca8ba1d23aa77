namespace Portal.Domain.Notifications.Reading;

/// <summary>A piece of Slack's markup. Text in it is decoded and plain: the view encodes it for where it is shown.</summary>
public abstract record MrkdwnNode
{
    private protected MrkdwnNode()
    {
    }
}

public sealed record TextNode(string Text) : MrkdwnNode;

public sealed record LineBreakNode : MrkdwnNode;

public sealed record StyledNode(MrkdwnStyle Style, IReadOnlyList<MrkdwnNode> Children) : MrkdwnNode;

public sealed record CodeNode(string Text) : MrkdwnNode;

public sealed record CodeBlockNode(string Text) : MrkdwnNode;

public sealed record QuoteNode(IReadOnlyList<MrkdwnNode> Children) : MrkdwnNode;

/// <param name="Url">Absolute, of a scheme that a click may follow.</param>
public sealed record LinkNode(string Url, IReadOnlyList<MrkdwnNode> Label) : MrkdwnNode;

/// <summary>A person, channel, usergroup or <c>@here</c>.</summary>
/// <param name="Label">With its <c>@</c> or <c>#</c>.</param>
public sealed record MentionNode(string Label) : MrkdwnNode;

/// <param name="Url">Where the date leads; null for no link.</param>
public sealed record DateNode(DateTimeOffset Time, string Label, string? Url) : MrkdwnNode;

/// <summary>What the paired signs of the markup do.</summary>
public enum MrkdwnStyle
{
    Bold,
    Italic,
    Strike,
}
