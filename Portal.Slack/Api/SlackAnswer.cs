using System.Text;
using System.Text.Json;
using Portal.Domain.Slack;

namespace Portal.Slack.Api;

/// <summary>What came back: the status, the body (or its start) and the headers that matter.</summary>
internal sealed record SlackAnswer(int Status, byte[] Body, TimeSpan? RetryAfter, IReadOnlyList<string> Scopes)
{
    private const int LongestWord = 64;

    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>The body without the blanks around it, for answers that are one word.</summary>
    public string Text => Encoding.UTF8.GetString(Body).Trim();

    /// <summary>The body's JSON object; null when it is none.</summary>
    public JsonElement? Json
    {
        get
        {
            try
            {
                var element = JsonElement.Parse(Body);
                return element.ValueKind == JsonValueKind.Object ? element : null;
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }

    /// <summary>The error that the body names, else the one that the status tells.</summary>
    public SlackError ToError()
    {
        var json = Json;
        var word = json is { } answer ? TextOf(answer, "error") : Text;
        var code = IsErrorWord(word) ? word : IsSuccess ? "unexpected_answer" : $"http_{Status}";
        return SlackError.Classify(code, Status, LongerOf(RetryAfter, json is { } said ? AskedSeconds.Read(said) : null), json is { } hints ? DetailOf(hints) : null);
    }

    /// <summary>Null when the member is missing.</summary>
    public static JsonElement? Find(JsonElement json, string name)
    {
        try
        {
            return json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value : null;
        }
        catch (InvalidOperationException)
        {
            // A name with half of a surrogate pair in it: JSON by the grammar, but no text.
            return null;
        }
    }

    /// <summary>Null when the member is missing or no text.</summary>
    public static string? TextOf(JsonElement json, string name) => Find(json, name) is { } value ? TextOf(value) : null;

    /// <summary>Null when it is no text.</summary>
    public static string? TextOf(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static bool IsErrorWord([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] string? word) =>
        word is { Length: > 0 and <= LongestWord } && word != "ok" && word.All(c => c is >= 'a' and <= 'z' or >= '0' and <= '9' or '_');

    private static TimeSpan? LongerOf(TimeSpan? header, TimeSpan? body) => header > body || body is null ? header : body;

    private static string? DetailOf(JsonElement json)
    {
        var needed = TextOf(json, "needed") is { } scope ? $"needed: {scope}; provided: {TextOf(json, "provided")}" : null;
        var messages = Find(json, "response_metadata") is { } metadata && Find(metadata, "messages") is { ValueKind: JsonValueKind.Array } list
            ? string.Join("; ", list.EnumerateArray().Select(TextOf))
            : "";
        var detail = string.Join("; ", new[] { needed, messages }.Where(part => !string.IsNullOrEmpty(part)));
        return detail.Length == 0 ? null : detail.Length <= 1_000 ? detail : detail[..1_000];
    }
}
