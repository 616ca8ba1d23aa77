using System.Text.Json;

namespace Portal.SlackSimulator.Messages;

internal static class MetadataRule
{
    /// <summary>Empty (it removes), or an event type in lower case with a payload.</summary>
    public static bool IsSound(JsonElement metadata) =>
        !metadata.EnumerateObject().Any()
        || (metadata.TryGetProperty("event_type", out var type)
            && type.ValueKind == JsonValueKind.String
            && IsEventType(type.GetString()!)
            && metadata.TryGetProperty("event_payload", out var payload)
            && payload.ValueKind == JsonValueKind.Object);

    private static bool IsEventType(string type) =>
        type.Length > 0 && char.IsAsciiLetterLower(type[0]) && type.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '_');
}
