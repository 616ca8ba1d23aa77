using System.Diagnostics;
using System.Text.Json;

namespace Portal.Domain.Notifications.Messages;

/// <summary>Writes blocks and what they hold.</summary>
internal static class BlockJson
{
    public static void Write(Utf8JsonWriter json, Block block)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, TypeOf(block));
        if (block.BlockId is { } id)
        {
            json.WriteString("block_id"u8, id);
        }

        WriteContent(json, block);
        json.WriteEndObject();
    }

    private static string TypeOf(Block block) => block switch
    {
        SectionBlock => "section",
        ContextBlock => "context",
        ActionsBlock => "actions",
        DividerBlock => "divider",
        HeaderBlock => "header",
        ImageBlock => "image",
        _ => throw new UnreachableException($"Block {block.GetType().Name} has no type."),
    };

    private static void WriteContent(Utf8JsonWriter json, Block block)
    {
        switch (block)
        {
            case SectionBlock section:
                Write(json, "text", section.Text);
                break;
            case HeaderBlock header:
                Write(json, "text", header.Text);
                break;
            case ContextBlock context:
                WriteAll(json, context.Elements, Write);
                break;
            case ActionsBlock actions:
                WriteAll(json, actions.Elements, Write);
                break;
            case ImageBlock image:
                WriteImage(json, image.ImageUrl, image.AltText);
                Write(json, "title", image.Title);
                break;
        }
    }

    private static void WriteAll<T>(Utf8JsonWriter json, IReadOnlyList<T> elements, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray("elements"u8);
        foreach (var element in elements)
        {
            json.WriteStartObject();
            write(json, element);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string name, TextObject? text)
    {
        if (text is not null)
        {
            json.WriteStartObject(name);
            Write(json, text);
            json.WriteEndObject();
        }
    }

    private static void Write(Utf8JsonWriter json, ContextElement element)
    {
        switch (element)
        {
            case MrkdwnText mrkdwn:
                json.WriteString("type"u8, "mrkdwn"u8);
                json.WriteString("text"u8, mrkdwn.Text);
                json.WriteBoolean("verbatim"u8, value: true);
                break;
            case PlainText plain:
                json.WriteString("type"u8, "plain_text"u8);
                json.WriteString("text"u8, plain.Text);
                break;
            case ImageElement image:
                json.WriteString("type"u8, "image"u8);
                WriteImage(json, image.ImageUrl, image.AltText);
                break;
            default:
                throw new UnreachableException($"Element {element.GetType().Name} has no type.");
        }
    }

    private static void Write(Utf8JsonWriter json, ButtonElement button)
    {
        json.WriteString("type"u8, "button"u8);
        Write(json, "text", new PlainText(button.Text));
        if (button.Style is { } style)
        {
            json.WriteString("style"u8, style);
        }

        json.WriteString("url"u8, button.Url);
        json.WriteString("action_id"u8, button.ActionId);
    }

    private static void WriteImage(Utf8JsonWriter json, string url, string altText)
    {
        json.WriteString("image_url"u8, url);
        json.WriteString("alt_text"u8, altText);
    }
}
