using System.Text.Json;
using Portal.SlackSimulator.Html;

namespace Portal.SlackSimulator.Viewer;

/// <summary>The old attachments: a bar in a colour, then blocks or the legacy fields.</summary>
internal sealed class AttachmentHtml(HtmlWriter html, Mrkdwn mrkdwn, BlockHtml blocks)
{
    public void Write(JsonElement attachments)
    {
        foreach (var attachment in attachments.Items())
        {
            Line(attachment.Text("pretext"));
            html.Add($"""<div class="attachment {Tone(attachment.Text("color"))}">""");
            Title(attachment);
            Line(attachment.Text("text") ?? (attachment.Find("blocks") is null ? attachment.Text("fallback") : null));
            blocks.Write(attachment.Find("blocks") ?? default);
            foreach (var field in attachment.Find("fields")?.Items() ?? [])
            {
                html.Add($"<div><strong>{field.Text("title")}</strong></div>");
                Line(field.Text("value"));
            }

            html.Add($"</div>");
        }
    }

    // The page allows no inline styles, so that Slack's three names have colours and all others share one.
    private static string Tone(string? color) => color is "good" or "warning" or "danger" ? color : "neutral";

    private void Title(JsonElement attachment)
    {
        if (attachment.Text("title") is not { } title)
        {
            return;
        }

        if (attachment.Text("title_link") is { } link && MrkdwnReference.IsLink(link))
        {
            html.Add($"""<div><a href="{link}" target="_blank" rel="noopener noreferrer">{title}</a></div>""");
            return;
        }

        html.Add($"<div><strong>{title}</strong></div>");
    }

    private void Line(string? words)
    {
        if (words is not null)
        {
            html.Add($"<div>");
            mrkdwn.Write(words);
            html.Add($"</div>");
        }
    }
}
