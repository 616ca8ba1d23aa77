namespace Portal.Domain.Notifications.Reading;

/// <summary>Markup as the words alone.</summary>
public static class MrkdwnPlain
{
    /// <summary>The words of a text with markup, in one line.</summary>
    public static string Of(string text) => string.Concat(MrkdwnParser.Parse(text).Select(Of));

    internal static string Of(MrkdwnNode node) => node switch
    {
        TextNode text => text.Text,
        LineBreakNode => " ",
        StyledNode styled => string.Concat(styled.Children.Select(Of)),
        CodeNode code => code.Text,
        CodeBlockNode block => block.Text,
        QuoteNode quote => string.Concat(quote.Children.Select(Of)),
        LinkNode link => string.Concat(link.Label.Select(Of)),
        MentionNode mention => mention.Label,
        DateNode date => date.Label,
        _ => throw new System.Diagnostics.UnreachableException($"Node {node.GetType().Name} has no words."),
    };
}
