using System.Text.Json;

namespace Portal.Domain.Notifications.Reading;

/// <summary>Reads blocks and elements out of Block Kit's JSON. Takes what it finds: the preview must not fail where Slack's own check would.</summary>
internal static class BlockReader
{
    public static ShownBlock Block(JsonElement json) => json.Text("type") switch
    {
        "section" => new ShownSection(TextOf(json, "text"), [.. json.Items("fields").Select(AsText).OfType<ShownText>()], Accessory(json)),
        "header" => new ShownHeader(TextOf(json, "text")?.Text ?? ""),
        "divider" => new ShownDivider(),
        "context" => new ShownContext([.. json.Items("elements").Select(Element)]),
        "actions" => new ShownActions([.. json.Items("elements").Select(Element)]),
        "image" => new ShownImageBlock(Image(json), TextOf(json, "title")?.Text),
        var other => new ShownUnknown(other ?? "(none)"),
    };

    public static string? Text(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static IEnumerable<JsonElement> Items(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [];

    private static ShownElement Element(JsonElement json) => json.Text("type") switch
    {
        "mrkdwn" or "plain_text" => AsText(json)!,
        "image" => Image(json),
        "button" => new ShownButton(TextOf(json, "text")?.Text ?? "", json.Text("style"), json.Text("url")),
        var other => new ShownUnknownElement(other ?? "(none)"),
    };

    private static ShownElement? Accessory(JsonElement json) => json.TryGetProperty("accessory", out var accessory) ? Element(accessory) : null;

    private static ShownText? TextOf(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var text) ? AsText(text) : null;

    private static ShownText? AsText(JsonElement json) =>
        json.Text("type") is "mrkdwn" or "plain_text" ? new ShownText(json.Text("text") ?? "", json.Text("type") == "mrkdwn") : null;

    private static ShownImage Image(JsonElement json) =>
        new(json.Text("image_url") is { } url && !url.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? MrkdwnControl.SafeUrl(url) : null, json.Text("alt_text") ?? "");
}
