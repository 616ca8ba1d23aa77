using System.Text.Json;

namespace Portal.Features.Notifications;

/// <summary>Stored JSON as part of an answer.</summary>
internal static class JsonBody
{
    /// <summary>Null for what is not JSON.</summary>
    public static JsonElement? Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        try
        {
            return JsonElement.ParseValue(ref reader);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static JsonElement? Read(string json) => Read(System.Text.Encoding.UTF8.GetBytes(json));
}
