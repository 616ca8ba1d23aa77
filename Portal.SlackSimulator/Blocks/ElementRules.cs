namespace Portal.SlackSimulator.Blocks;

/// <summary>Rules for what stands inside blocks: buttons, menus, pictures.</summary>
internal static class ElementRules
{
    public static void Check(Node element)
    {
        if (!element.IsObject() || element.RequiredType() is not { } type)
        {
            return;
        }

        element.Length("action_id", 255);
        switch (type)
        {
            case "button":
                Button(element);
                break;
            case "overflow":
                Overflow(element);
                break;
            case "image":
                element.Only("type", "image_url", "alt_text", "slack_file", "image_width", "image_height", "image_bytes");
                ImageSource(element);
                break;
            default:
                KnownType(element, type);
                break;
        }
    }

    public static void ImageSource(Node image)
    {
        if (!image.Has("slack_file") && image.Requires("image_url"))
        {
            image.Length("image_url", 3000);
            CheckUrl(image, "image_url");
        }

        if (image.Requires("alt_text"))
        {
            image.Length("alt_text", 2000);
        }
    }

    private static void Button(Node button)
    {
        button.Only("type", "text", "action_id", "url", "value", "style", "confirm", "accessibility_label");
        if (button.Requires("text"))
        {
            TextRules.Plain(button.Child("text"), 75);
        }

        button.Length("url", 3000);
        CheckUrl(button, "url");
        button.Length("value", 2000);
        button.Length("accessibility_label", 75);
        button.OneOf("style", "primary", "danger");
        if (button.Has("confirm"))
        {
            Confirm(button.Child("confirm"));
        }
    }

    private static void Confirm(Node confirm)
    {
        if (!confirm.IsObject())
        {
            return;
        }

        confirm.Only("title", "text", "confirm", "deny", "style");
        Part("title", 100);
        Part("confirm", 30);
        Part("deny", 30);
        if (confirm.Requires("text"))
        {
            TextRules.Any(confirm.Child("text"), 300);
        }

        void Part(string name, int most)
        {
            if (confirm.Requires(name))
            {
                TextRules.Plain(confirm.Child(name), most);
            }
        }
    }

    private static void Overflow(Node menu)
    {
        if (!menu.Requires("options"))
        {
            return;
        }

        foreach (var option in menu.Items("options", 5))
        {
            if (option.IsObject() && option.Requires("text"))
            {
                TextRules.Any(option.Child("text"), 75);
                option.Length("url", 3000);
            }
        }
    }

    private static void KnownType(Node element, string type)
    {
        string[] known =
        [
            "static_select", "external_select", "users_select", "conversations_select", "channels_select", "multi_static_select",
            "multi_external_select", "multi_users_select", "multi_conversations_select", "multi_channels_select", "datepicker",
            "timepicker", "datetimepicker", "checkboxes", "radio_buttons", "workflow_button",
        ];
        if (!known.Contains(type, StringComparer.Ordinal))
        {
            element.Add($"unsupported type: {type}", "type");
        }
    }

    private static void CheckUrl(Node node, string property)
    {
        if (node.String(property) is { } url && !Uri.TryCreate(url, UriKind.Absolute, out _))
        {
            node.Add("must be a valid url", property);
        }
    }
}
