using System.Text;
using Portal.Domain.Notifications.Reading;

namespace Portal.Domain.Notifications.Mail;

/// <summary>A message as plain text: a paragraph for each block.</summary>
internal static class MailText
{
    public static string Of(IEnumerable<ShownBlock> blocks, string footer) =>
        string.Join("\n\n", blocks.Select(Of).Append($"-- \n{footer}").Where(paragraph => !string.IsNullOrWhiteSpace(paragraph)));

    private static string Of(ShownBlock block) => block switch
    {
        ShownSection section => Lines([Of(section.Text), .. section.Fields.Select(Field), Of(section.Accessory)]),
        ShownHeader header => header.Text,
        ShownContext context => Lines(context.Elements.Select(Of)),
        ShownActions actions => Lines(actions.Elements.Select(Of)),
        ShownImageBlock image => Lines([image.Title, Of(image.Image)]),
        _ => "",
    };

    // A fact is a label above its value in Slack; beside it there is room.
    private static string? Field(ShownText field) => Of(field)?.Replace("\n", ": ", StringComparison.Ordinal);

    private static string? Of(ShownElement? element) => element switch
    {
        ShownText { IsMarkup: true } text => Of(MrkdwnParser.Parse(text.Text)),
        ShownText text => text.Text,
        ShownButton { Url: { } url } button => $"{button.Text}: {url}",
        ShownImage image => image.AltText,
        _ => null,
    };

    // A quote and a block of code have lines of their own.
    private static string Of(IReadOnlyList<MrkdwnNode> nodes)
    {
        var text = new StringBuilder();
        foreach (var node in nodes)
        {
            var isBlock = node is QuoteNode or CodeBlockNode;
            text.Append(isBlock && text.Length > 0 && text[^1] != '\n' ? "\n" : "").Append(Of(node)).Append(isBlock ? "\n" : "");
        }

        return text.ToString().TrimEnd('\n');
    }

    private static string Of(MrkdwnNode node) => node switch
    {
        LineBreakNode => "\n",
        StyledNode styled => Of(styled.Children),
        QuoteNode quote => "> " + Of(quote.Children).Replace("\n", "\n> ", StringComparison.Ordinal),
        LinkNode link => WithAddress(Of(link.Label), link.Url),
        DateNode { Url: { } url } date => WithAddress(date.Label, url),
        _ => MrkdwnPlain.Of(node),
    };

    private static string WithAddress(string label, string url) => label == url ? url : $"{label} ({url})";

    private static string Lines(IEnumerable<string?> lines) => string.Join('\n', lines.Where(line => !string.IsNullOrWhiteSpace(line)));
}
