namespace Portal.Domain.Notifications.Messages;

/// <summary>A Block Kit block. The family is closed: <see cref="SlackMessageJson"/> writes every member.</summary>
public abstract record Block
{
    private protected Block()
    {
    }

    /// <summary>Unique in the message; null lets Slack make one.</summary>
    public string? BlockId { get; init; }
}

public sealed record SectionBlock(TextObject Text) : Block;

public sealed record ContextBlock(IReadOnlyList<ContextElement> Elements) : Block;

public sealed record ActionsBlock(IReadOnlyList<ButtonElement> Elements) : Block;

public sealed record DividerBlock : Block;

public sealed record HeaderBlock(PlainText Text) : Block;

public sealed record ImageBlock(string ImageUrl, string AltText, PlainText? Title = null) : Block;

/// <summary>What a context block may hold.</summary>
public abstract record ContextElement
{
    private protected ContextElement()
    {
    }
}

public sealed record ImageElement(string ImageUrl, string AltText) : ContextElement;

/// <summary>Text, 1 to 3,000 UTF-16 units.</summary>
public abstract record TextObject(string Text) : ContextElement;

/// <summary>Markup; everything in it that came from outside is escaped. Verbatim: Slack does not look for URLs and names in it.</summary>
public sealed record MrkdwnText(string Text) : TextObject(Text);

public sealed record PlainText(string Text) : TextObject(Text);

/// <summary>A button that opens a URL. Slack reports the click too.</summary>
/// <param name="Style"><c>primary</c>, <c>danger</c> or null.</param>
public sealed record ButtonElement(string Text, string ActionId, string Url, string? Style = null);
