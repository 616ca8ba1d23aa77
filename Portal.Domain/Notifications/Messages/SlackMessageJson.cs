using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Portal.Domain.Notifications.Messages;

/// <summary>The JSON that Slack is sent: the same bytes are stored, shown and compared.</summary>
public static class SlackMessageJson
{
    // Read by Slack's JSON parser and never put into HTML as it is: "ż" need not become six characters.
    private static readonly JsonWriterOptions Wire = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private static readonly JsonWriterOptions ForPeople = Wire with { Indented = true };

    /// <summary>The payload for a webhook; for <c>chat.postMessage</c> the channel is added to it.</summary>
    public static byte[] Write(SlackMessage message) => Buffer(message, Wire).WrittenSpan.ToArray();

    /// <summary>The payload as text.</summary>
    public static string WriteText(SlackMessage message, bool indented = false) =>
        Encoding.UTF8.GetString(Buffer(message, indented ? ForPeople : Wire).WrittenSpan);

    private static ArrayBufferWriter<byte> Buffer(SlackMessage message, JsonWriterOptions options)
    {
        var buffer = new ArrayBufferWriter<byte>(2_048);
        using var json = new Utf8JsonWriter(buffer, options);
        json.WriteStartObject();
        json.WriteString("text"u8, message.Text);
        json.WriteStartArray("blocks"u8);
        foreach (var block in message.Blocks)
        {
            BlockJson.Write(json, block);
        }

        json.WriteEndArray();

        // The links lead to the portal's sources: previews of them would repeat the message below itself.
        json.WriteBoolean("unfurl_links"u8, value: false);
        json.WriteBoolean("unfurl_media"u8, value: false);
        WriteMetadata(json, message.NotificationId);
        json.WriteEndObject();
        json.Flush();
        return buffer;
    }

    // Says which notification a message belongs to, to an app that finds it at Slack.
    private static void WriteMetadata(Utf8JsonWriter json, Guid? notificationId)
    {
        if (notificationId is { } id)
        {
            json.WriteStartObject("metadata"u8);
            json.WriteString("event_type"u8, "approval_notification"u8);
            json.WriteStartObject("event_payload"u8);
            json.WriteString("notification_id"u8, id);
            json.WriteEndObject();
            json.WriteEndObject();
        }
    }
}
