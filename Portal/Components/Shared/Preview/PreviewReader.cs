using System.Text.Json;
using Portal.Components.Shared.Mrkdwn;

namespace Portal.Components.Shared.Preview;

/// <summary>Reads blocks and elements out of Block Kit's JSON. Takes what it finds: the preview must not fail where Slack's own check would.</summary>
internal static class PreviewReader
{
    public static PreviewBlock Block(JsonElement json) => json.Text("type") switch
    {
        "section" => new PreviewSection(TextOf(json, "text"), [.. json.Items("fields").Select(AsText).OfType<PreviewText>()], Accessory(json)),
        "header" => new PreviewHeader(TextOf(json, "text")?.Text ?? ""),
        "divider" => new PreviewDivider(),
        "context" => new PreviewContext([.. json.Items("elements").Select(Element)]),
        "actions" => new PreviewActions([.. json.Items("elements").Select(Element)]),
        "image" => new PreviewImageBlock(Image(json), TextOf(json, "title")?.Text),
        var other => new PreviewUnknown(other ?? "(none)"),
    };

    public static string? Text(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static IEnumerable<JsonElement> Items(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [];

    private static PreviewElement Element(JsonElement json) => json.Text("type") switch
    {
        "mrkdwn" or "plain_text" => AsText(json)!,
        "image" => Image(json),
        "button" => new PreviewButton(TextOf(json, "text")?.Text ?? "", json.Text("style"), json.Text("url")),
        var other => new PreviewUnknownElement(other ?? "(none)"),
    };

    private static PreviewElement? Accessory(JsonElement json) => json.TryGetProperty("accessory", out var accessory) ? Element(accessory) : null;

    private static PreviewText? TextOf(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var text) ? AsText(text) : null;

    private static PreviewText? AsText(JsonElement json) =>
        json.Text("type") is "mrkdwn" or "plain_text" ? new PreviewText(json.Text("text") ?? "", json.Text("type") == "mrkdwn") : null;

    private static PreviewImage Image(JsonElement json) =>
        new(json.Text("image_url") is { } url && !url.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? MrkdwnControl.SafeUrl(url) : null, json.Text("alt_text") ?? "");
}
