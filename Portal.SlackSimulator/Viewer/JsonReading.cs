using System.Text.Json;

namespace Portal.SlackSimulator.Viewer;

/// <summary>Forgiving looks into JSON: what is missing or of another kind is not there.</summary>
internal static class JsonReading
{
    public static JsonElement? Find(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public static string? Text(this JsonElement json, string name) =>
        json.Find(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public static IEnumerable<JsonElement> Items(this JsonElement json) =>
        json.ValueKind == JsonValueKind.Array ? json.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object) : [];
}
