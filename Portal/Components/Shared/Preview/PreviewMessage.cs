using System.Text.Encodings.Web;
using System.Text.Json;

namespace Portal.Components.Shared.Preview;

/// <summary>A payload, read for the preview.</summary>
/// <param name="Blocks">The text as a section where the message has no blocks, as Slack does it.</param>
/// <param name="Summary">What phones' notifications and screen readers get; null when the payload has none.</param>
/// <param name="Json">Indented, or the payload as it is when it is not JSON.</param>
/// <param name="IsJson">Whether the payload could be read at all.</param>
public sealed record PreviewMessage(IReadOnlyList<PreviewBlock> Blocks, string? Summary, string Json, bool IsJson)
{
    private static readonly JsonSerializerOptions ForPeople = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static PreviewMessage Read(string payload)
    {
        try
        {
            using var document = JsonDocument.Parse(payload);
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            return new PreviewMessage([], Summary: null, payload, IsJson: false);
        }
    }

    private static PreviewMessage Read(JsonElement root)
    {
        var json = JsonSerializer.Serialize(root, ForPeople);
        var text = root.Text("text");
        List<PreviewBlock> blocks = [.. root.Items("blocks").Select(PreviewReader.Block)];
        if (blocks.Count == 0 && !string.IsNullOrEmpty(text))
        {
            blocks.Add(new PreviewSection(new PreviewText(text, IsMarkup: true), [], Accessory: null));
        }

        blocks.AddRange(root.Items("attachments").Select(_ => new PreviewUnknown("attachment")));
        return new PreviewMessage(blocks, text, json, IsJson: true);
    }
}
