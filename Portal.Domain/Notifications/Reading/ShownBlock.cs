namespace Portal.Domain.Notifications.Reading;

/// <summary>A block of a message as the preview draws it; read from the JSON, so that it shows what is sent and not what was meant.</summary>
public abstract record ShownBlock
{
    private protected ShownBlock()
    {
    }
}

public sealed record ShownSection(ShownText? Text, IReadOnlyList<ShownText> Fields, ShownElement? Accessory) : ShownBlock;

public sealed record ShownHeader(string Text) : ShownBlock;

public sealed record ShownDivider : ShownBlock;

public sealed record ShownContext(IReadOnlyList<ShownElement> Elements) : ShownBlock;

public sealed record ShownActions(IReadOnlyList<ShownElement> Elements) : ShownBlock;

public sealed record ShownImageBlock(ShownImage Image, string? Title) : ShownBlock;

/// <summary>A type that the preview cannot draw. It says so, because Slack does show it.</summary>
public sealed record ShownUnknown(string Type) : ShownBlock;

/// <summary>What stands in a context or actions block, or beside a section.</summary>
public abstract record ShownElement
{
    private protected ShownElement()
    {
    }
}

public sealed record ShownText(string Text, bool IsMarkup) : ShownElement;

/// <param name="Url">Null when it is of no scheme that may be loaded.</param>
public sealed record ShownImage(string? Url, string AltText) : ShownElement;

/// <param name="Style"><c>primary</c>, <c>danger</c> or null.</param>
public sealed record ShownButton(string Text, string? Style, string? Url) : ShownElement;

public sealed record ShownUnknownElement(string Type) : ShownElement;
