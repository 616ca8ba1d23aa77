using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Messages;

/// <summary>Content as Slack keeps it: block ids made up where missing, the defaults of text objects written out.</summary>
internal static class StoredJson
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static int _lastBlockId;

    public static string Plain(JsonElement value) => Write(value, (writer, element) => element.WriteTo(writer));

    public static string Blocks(JsonElement blocks) => Write(blocks, (writer, array) =>
    {
        writer.WriteStartArray();
        foreach (var block in array.EnumerateArray())
        {
            WriteObject(writer, block, isBlock: true);
        }

        writer.WriteEndArray();
    });

    private static string Write(JsonElement value, Action<Utf8JsonWriter, JsonElement> write)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, Readable))
        {
            write(writer, value);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteObject(Utf8JsonWriter writer, JsonElement source, bool isBlock)
    {
        writer.WriteStartObject();
        foreach (var property in source.EnumerateObject())
        {
            writer.WritePropertyName(property.Name);
            if (property.NameEquals("text") && IsMrkdwn(source) && property.Value.ValueKind == JsonValueKind.String)
            {
                writer.WriteStringValue(Entities.Escape(property.Value.GetString()!));
            }
            else
            {
                WriteValue(writer, property.Value);
            }
        }

        if (isBlock && !source.TryGetProperty("block_id", out _))
        {
            writer.WriteString("block_id", $"b{Interlocked.Increment(ref _lastBlockId):x5}");
        }

        WriteTextDefaults(writer, source);
        writer.WriteEndObject();
    }

    // Whether Slack escapes plain_text is not known.
    private static bool IsMrkdwn(JsonElement source) => source.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.ValueEquals("mrkdwn");

    private static void WriteValue(Utf8JsonWriter writer, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            WriteObject(writer, value, isBlock: false);
            return;
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            value.WriteTo(writer);
            return;
        }

        writer.WriteStartArray();
        foreach (var item in value.EnumerateArray())
        {
            WriteValue(writer, item);
        }

        writer.WriteEndArray();
    }

    private static void WriteTextDefaults(Utf8JsonWriter writer, JsonElement source)
    {
        if (!source.TryGetProperty("type", out var type) || type.ValueKind != JsonValueKind.String)
        {
            return;
        }

        if (IsMrkdwn(source) && !source.TryGetProperty("verbatim", out _))
        {
            writer.WriteBoolean("verbatim", false);
        }
        else if (type.ValueEquals("plain_text") && !source.TryGetProperty("emoji", out _))
        {
            writer.WriteBoolean("emoji", true);
        }
    }
}
