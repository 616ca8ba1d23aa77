using System.Collections.Frozen;
using System.Text.Json;

namespace Portal.SlackSimulator.Blocks;

/// <summary>One rule per block type. Types that the portal never sends are known by name and not looked into.</summary>
internal static class BlockRules
{
    public static FrozenDictionary<string, Action<Node>> ByType { get; } = new Dictionary<string, Action<Node>>(StringComparer.Ordinal)
    {
        ["section"] = Section,
        ["header"] = Header,
        ["divider"] = block => block.Only("type", "block_id"),
        ["context"] = Context,
        ["actions"] = Actions,
        ["image"] = Image,
        ["markdown"] = Markdown,
        ["rich_text"] = block => block.Requires("elements"),
        ["input"] = Unchecked,
        ["video"] = Unchecked,
        ["file"] = Unchecked,
        ["table"] = Unchecked,
        ["context_actions"] = Unchecked,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static void Unchecked(Node block)
    {
    }

    private static void Section(Node block)
    {
        block.Only("type", "block_id", "text", "fields", "accessory", "expand");
        if (!block.Has("text") && !block.Has("fields"))
        {
            block.Add("must define either `text` or `fields`", "type");
        }

        if (block.Has("text"))
        {
            TextRules.Any(block.Child("text"), 3000);
        }

        foreach (var field in block.Items("fields", 10))
        {
            TextRules.Any(field, 2000);
        }

        if (block.Has("accessory"))
        {
            ElementRules.Check(block.Child("accessory"));
        }
    }

    private static void Header(Node block)
    {
        block.Only("type", "block_id", "text", "level");
        if (block.Requires("text"))
        {
            TextRules.Plain(block.Child("text"), 150);
        }
    }

    private static void Context(Node block)
    {
        block.Only("type", "block_id", "elements");
        if (!block.Requires("elements"))
        {
            return;
        }

        foreach (var element in block.Items("elements", 10))
        {
            if (element.Value.ValueKind == JsonValueKind.Object && element.String("type") == "image")
            {
                ElementRules.Check(element);
            }
            else
            {
                TextRules.Any(element, 3000);
            }
        }
    }

    private static void Actions(Node block)
    {
        block.Only("type", "block_id", "elements");
        if (!block.Requires("elements"))
        {
            return;
        }

        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var element in block.Items("elements", 25))
        {
            ElementRules.Check(element);
            if (element.Value.ValueKind == JsonValueKind.Object && element.String("action_id") is { } id && !ids.Add(id))
            {
                element.Add($"`action_id` \"{id}\" already exists", "action_id");
            }
        }
    }

    private static void Image(Node block)
    {
        block.Only("type", "block_id", "image_url", "alt_text", "title", "slack_file", "image_width", "image_height", "image_bytes");
        ElementRules.ImageSource(block);
        if (block.Has("title"))
        {
            TextRules.Plain(block.Child("title"), 2000);
        }
    }

    private static void Markdown(Node block)
    {
        block.Only("type", "block_id", "text");
        if (block.Requires("text"))
        {
            block.Length("text", 12_000);
            block.Findings.CountText(block.String("text")?.Length ?? 0);
        }
    }
}
