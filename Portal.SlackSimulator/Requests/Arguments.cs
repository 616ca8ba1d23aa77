using System.Text.Json;

namespace Portal.SlackSimulator.Requests;

/// <summary>A call's arguments, from a query, a form, or a JSON object. An explicit null counts as not given.</summary>
internal sealed class Arguments(IReadOnlyDictionary<string, string> texts, JsonElement? json = null)
{
    public static Arguments None { get; } = new(new Dictionary<string, string>(StringComparer.Ordinal));

    public static Arguments Of(JsonElement json) => new(new Dictionary<string, string>(StringComparer.Ordinal), json);

    private static readonly string[] Secrets = ["token", "client_secret", "code", "code_verifier", "refresh_token"];

    /// <summary>The call as text, for the call log; never with a secret.</summary>
    public string Describe() => json?.GetRawText()
        ?? string.Join('&', texts.Where(pair => !Secrets.Contains(pair.Key, StringComparer.Ordinal)).Select(pair => $"{pair.Key}={pair.Value}"));

    public bool Has(string name) => Property(name) is not null || texts.ContainsKey(name);

    public string? Text(string name) => Property(name) is { } value
        ? value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText()
        : texts.GetValueOrDefault(name);

    public bool Flag(string name) => Text(name) is "true" or "1" or "True";

    /// <summary>Comma-separated in forms, an array or a comma-separated text in JSON. Slack's SDKs put an array into a form as JSON.</summary>
    public IReadOnlyList<string> List(string name) => Text(name) is ['[', ..] && Json(name) is { ValueKind: JsonValueKind.Array } array
        ? [.. array.EnumerateArray().Select(item => item.ToString())]
        : Text(name)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>A structured argument. In forms (and, leniently, in JSON) it is JSON inside a text. Null if that is no JSON.</summary>
    public JsonElement? Json(string name)
    {
        if (Property(name) is { ValueKind: not JsonValueKind.String } value)
        {
            return value;
        }

        try
        {
            return Text(name) is { } text ? WellFormedJson.Require(JsonElement.Parse(text)) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private JsonElement? Property(string name) =>
        json is { } root && root.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
