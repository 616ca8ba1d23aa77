using System.Text.Encodings.Web;
using System.Text.Json;

namespace Portal.Domain.Notifications.Reading;

/// <summary>A payload, read for the preview.</summary>
/// <param name="Blocks">The text as a section where the message has no blocks, as Slack does it.</param>
/// <param name="Summary">What phones' notifications and screen readers get; null when the payload has none.</param>
/// <param name="Json">Indented, or the payload as it is when it is not JSON.</param>
/// <param name="IsJson">Whether the payload could be read at all.</param>
public sealed record ShownMessage(IReadOnlyList<ShownBlock> Blocks, string? Summary, string Json, bool IsJson)
{
    private static readonly JsonSerializerOptions ForPeople = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ShownMessage Read(string payload)
    {
        try
        {
            using var document = JsonDocument.Parse(payload);
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            return new ShownMessage([], Summary: null, payload, IsJson: false);
        }
    }

    private static ShownMessage Read(JsonElement root)
    {
        var json = JsonSerializer.Serialize(root, ForPeople);
        var text = root.Text("text");
        List<ShownBlock> blocks = [.. root.Items("blocks").Select(BlockReader.Block)];
        if (blocks.Count == 0 && !string.IsNullOrEmpty(text))
        {
            blocks.Add(new ShownSection(new ShownText(text, IsMarkup: true), [], Accessory: null));
        }

        blocks.AddRange(root.Items("attachments").Select(_ => new ShownUnknown("attachment")));
        return new ShownMessage(blocks, text, json, IsJson: true);
    }
}
