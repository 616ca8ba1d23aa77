using System.Collections.Frozen;
using System.Text.Json;
using Portal.SlackSimulator.Html;

namespace Portal.SlackSimulator.Viewer;

/// <summary>Blocks as Slack draws them: one method per block type.</summary>
internal sealed class BlockHtml
{
    private readonly HtmlWriter _html;
    private readonly Mrkdwn _mrkdwn;
    private readonly ElementHtml _elements;
    private readonly FrozenDictionary<string, Action<JsonElement>> _byType;

    public BlockHtml(HtmlWriter html, Mrkdwn mrkdwn)
    {
        _html = html;
        _mrkdwn = mrkdwn;
        _elements = new ElementHtml(html, mrkdwn);
        _byType = new Dictionary<string, Action<JsonElement>>(StringComparer.Ordinal)
        {
            ["section"] = Section,
            ["header"] = Header,
            ["divider"] = _ => _html.Add($"""<hr class="divider">"""),
            ["context"] = Context,
            ["actions"] = Actions,
            ["image"] = Image,
            ["markdown"] = block => Paragraph("section", block.Text("text")),
        }.ToFrozenDictionary(StringComparer.Ordinal);
    }

    public void Write(JsonElement blocks)
    {
        foreach (var block in blocks.Items())
        {
            var type = block.Text("type") ?? "";
            if (_byType.TryGetValue(type, out var write))
            {
                write(block);
            }
            else
            {
                _html.Add($"""<p class="unknown-block">A block of type “{type}”, which this viewer does not draw. See its JSON.</p>""");
            }
        }
    }

    private void Paragraph(string name, string? mrkdwn)
    {
        _html.Add($"""<div class="{name}">""");
        _mrkdwn.Write(mrkdwn ?? "");
        _html.Add($"</div>");
    }

    private void Section(JsonElement block)
    {
        _html.Add($"""<div class="section"><div class="section-body">""");
        if (block.Find("text") is { } text)
        {
            _html.Add($"<div>");
            _elements.Text(text);
            _html.Add($"</div>");
        }

        if (block.Find("fields") is { } fields)
        {
            _html.Add($"""<div class="fields">""");
            foreach (var field in fields.Items())
            {
                _html.Add($"<div>");
                _elements.Text(field);
                _html.Add($"</div>");
            }

            _html.Add($"</div>");
        }

        _html.Add($"</div>");
        if (block.Find("accessory") is { } accessory)
        {
            _html.Add($"""<div class="accessory">""");
            _elements.Write(accessory, block.Text("block_id"));
            _html.Add($"</div>");
        }

        _html.Add($"</div>");
    }

    private void Header(JsonElement block)
    {
        _html.Add($"""<p class="header-block">""");
        _elements.Text(block.Find("text") ?? default);
        _html.Add($"</p>");
    }

    private void Context(JsonElement block)
    {
        _html.Add($"""<div class="context">""");
        foreach (var element in block.Find("elements")?.Items() ?? [])
        {
            if (element.Text("type") == "image")
            {
                _elements.Picture(element, "context-image");
                continue;
            }

            _html.Add($"""<div class="context-text">""");
            _elements.Text(element);
            _html.Add($"</div>");
        }

        _html.Add($"</div>");
    }

    private void Actions(JsonElement block)
    {
        _html.Add($"""<div class="actions">""");
        foreach (var element in block.Find("elements")?.Items() ?? [])
        {
            _elements.Write(element, block.Text("block_id"));
        }

        _html.Add($"</div>");
    }

    private void Image(JsonElement block)
    {
        _html.Add($"""<figure class="image">""");
        if (block.Find("title") is { } title)
        {
            _html.Add($"<figcaption>");
            _elements.Text(title);
            _html.Add($"</figcaption>");
        }

        _elements.Picture(block, "picture");
        _html.Add($"</figure>");
    }
}
