using System.Text.Json;
using Portal.SlackSimulator.Html;

namespace Portal.SlackSimulator.Viewer;

/// <summary>Text objects, buttons, pictures and menus.</summary>
internal sealed class ElementHtml(HtmlWriter html, Mrkdwn mrkdwn)
{
    public void Text(JsonElement text)
    {
        var words = text.Text("text") ?? "";
        if (text.Text("type") == "mrkdwn")
        {
            mrkdwn.Write(words);
            return;
        }

        html.Add($"""<span class="plain">""");
        mrkdwn.PlainWithEmoji(words);
        html.Add($"</span>");
    }

    public void Write(JsonElement element, string? blockId)
    {
        switch (element.Text("type"))
        {
            case "button":
                Button(element, blockId);
                break;
            case "image":
                Picture(element, "thumbnail");
                break;
            case "overflow":
                Overflow(element);
                break;
            case var type:
                html.Add($"""<span class="button menu" role="img" aria-label="A menu of type {type}">{element.Find("placeholder")?.Text("text") ?? type} ▾</span>""");
                break;
        }
    }

    public void Picture(JsonElement image, string name)
    {
        var url = image.Text("image_url") ?? "";
        if (MrkdwnReference.IsLink(url))
        {
            html.Add($"""<img class="{name}" src="{url}" alt="{image.Text("alt_text")}" loading="lazy" referrerpolicy="no-referrer">""");
        }
        else
        {
            html.Add($"""<span class="unknown-block">{image.Text("alt_text") ?? "A picture"}</span>""");
        }
    }

    private void Button(JsonElement button, string? blockId)
    {
        var style = button.Text("style") is "primary" or "danger" ? button.Text("style") : "plain-button";
        var url = button.Text("url");
        var isLink = url is not null && MrkdwnReference.IsLink(url);
        if (isLink)
        {
            html.Add($"""<a class="button {style}" href="{url}" target="_blank" rel="noopener noreferrer" data-block-id="{blockId}" data-action-id="{button.Text("action_id")}" """);
        }
        else
        {
            html.Add($"""<button type="button" class="button {style}" data-block-id="{blockId}" data-action-id="{button.Text("action_id")}" """);
        }

        if (button.Text("accessibility_label") is { } label)
        {
            html.Add($"""aria-label="{label}" """);
        }

        html.Add($">");
        Text(button.Find("text") ?? default);
        html.Markup(isLink ? "</a>" : "</button>");
    }

    private void Overflow(JsonElement menu)
    {
        html.Add($"""<details class="overflow"><summary class="button plain-button" aria-label="More actions">⋯</summary><ul>""");
        foreach (var option in menu.Find("options")?.Items() ?? [])
        {
            html.Add($"<li>");
            Text(option.Find("text") ?? default);
            html.Add($"</li>");
        }

        html.Add($"</ul></details>");
    }
}
