namespace Portal.Components.Shared.Preview;

/// <summary>A block of a message as the preview draws it; read from the JSON, so that it shows what is sent and not what was meant.</summary>
public abstract record PreviewBlock
{
    private protected PreviewBlock()
    {
    }
}

public sealed record PreviewSection(PreviewText? Text, IReadOnlyList<PreviewText> Fields, PreviewElement? Accessory) : PreviewBlock;

public sealed record PreviewHeader(string Text) : PreviewBlock;

public sealed record PreviewDivider : PreviewBlock;

public sealed record PreviewContext(IReadOnlyList<PreviewElement> Elements) : PreviewBlock;

public sealed record PreviewActions(IReadOnlyList<PreviewElement> Elements) : PreviewBlock;

public sealed record PreviewImageBlock(PreviewImage Image, string? Title) : PreviewBlock;

/// <summary>A type that the preview cannot draw. It says so, because Slack does show it.</summary>
public sealed record PreviewUnknown(string Type) : PreviewBlock;

/// <summary>What stands in a context or actions block, or beside a section.</summary>
public abstract record PreviewElement
{
    private protected PreviewElement()
    {
    }
}

public sealed record PreviewText(string Text, bool IsMarkup) : PreviewElement;

/// <param name="Url">Null when it is of no scheme that may be loaded.</param>
public sealed record PreviewImage(string? Url, string AltText) : PreviewElement;

/// <param name="Style"><c>primary</c>, <c>danger</c> or null.</param>
public sealed record PreviewButton(string Text, string? Style, string? Url) : PreviewElement;

public sealed record PreviewUnknownElement(string Type) : PreviewElement;
