using System.Net;
using Portal.Domain.Notifications.Reading;

namespace Portal.Domain.Notifications.Mail;

/// <summary>A message as a page for mail programs: what came from outside is encoded, styles stand with their elements, nothing is loaded.</summary>
internal static class MailHtml
{
    private const string Page = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;font-size:15px;line-height:1.5;color:#1e293b;max-width:600px;margin:0 auto;padding:16px";
    private const string Button = "display:inline-block;margin:0 8px 8px 0;padding:8px 16px;border-radius:6px;text-decoration:none;font-weight:600;border:1px solid #94a3b8;color:#1e293b;background:#ffffff";
    private const string Primary = ";border-color:#4f46e5;color:#ffffff;background:#4f46e5";
    private const string Danger = ";border-color:#b91c1c;color:#ffffff;background:#b91c1c";
    private const string Muted = "font-size:13px;color:#475569";

    public static string Of(IEnumerable<ShownBlock> blocks, string footer) =>
        $"<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"></head><body style=\"{Page}\">{string.Concat(blocks.Select(Of))}"
        + $"<p style=\"{Muted}\">{Text(footer)}</p></body></html>";

    private static string Of(ShownBlock block) => block switch
    {
        ShownSection section => Paragraph(Of(section.Text)) + Facts(section.Fields) + Paragraph(Of(section.Accessory)),
        ShownHeader header => $"<h1 style=\"font-size:20px\">{Text(header.Text)}</h1>",
        ShownDivider => "<hr>",
        ShownContext context => $"<p style=\"{Muted}\">{string.Join(' ', context.Elements.Select(Of))}</p>",
        ShownActions actions => Paragraph(string.Concat(actions.Elements.Select(Of))),
        ShownImageBlock image => Paragraph(Text(string.Join(' ', new[] { image.Title, image.Image.AltText }.Where(words => !string.IsNullOrEmpty(words))))),
        _ => "",
    };

    private static string Facts(IReadOnlyList<ShownText> fields) =>
        fields.Count == 0 ? "" : $"<ul style=\"list-style:none;padding:0\">{string.Concat(fields.Select(field => $"<li>{Of(field)}</li>"))}</ul>";

    private static string Of(ShownElement? element) => element switch
    {
        ShownText { IsMarkup: true } text => Of(MrkdwnParser.Parse(text.Text)),
        ShownText text => Text(text.Text),
        ShownButton { Url: { } url } button => $"<a href=\"{Text(url)}\" style=\"{StyleOf(button)}\">{Text(button.Text)}</a>",
        ShownImage image => Text(image.AltText),
        _ => "",
    };

    private static string Of(IEnumerable<MrkdwnNode> nodes) => string.Concat(nodes.Select(Of));

    private static string Of(MrkdwnNode node) => node switch
    {
        LineBreakNode => "<br>",
        StyledNode { Style: MrkdwnStyle.Bold } bold => $"<b>{Of(bold.Children)}</b>",
        StyledNode { Style: MrkdwnStyle.Italic } italic => $"<i>{Of(italic.Children)}</i>",
        StyledNode strike => $"<s>{Of(strike.Children)}</s>",
        CodeNode code => $"<code>{Text(code.Text)}</code>",
        CodeBlockNode block => $"<pre>{Text(block.Text)}</pre>",
        QuoteNode quote => $"<blockquote>{Of(quote.Children)}</blockquote>",
        LinkNode link => $"<a href=\"{Text(link.Url)}\">{Of(link.Label)}</a>",
        DateNode { Url: { } url } date => $"<a href=\"{Text(url)}\">{Text(date.Label)}</a>",
        _ => Text(MrkdwnPlain.Of(node)),
    };

    private static string StyleOf(ShownButton button) => button.Style switch
    {
        "primary" => Button + Primary,
        "danger" => Button + Danger,
        _ => Button,
    };

    private static string Paragraph(string content) => content.Length == 0 ? "" : $"<p>{content}</p>";

    private static string Text(string? text) => WebUtility.HtmlEncode(text ?? "");
}
