using System.Text;
using System.Text.Json;
using Portal.Domain.Notifications.Delivery;

namespace Portal.Slack.Api;

/// <summary>What came back: the status, the first 8 KB of the body and the headers that matter.</summary>
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
        return SlackError.Classify(code, Status, RetryAfter, json is { } hints ? DetailOf(hints) : null);
    }

    /// <summary>Null when the member is missing or no text.</summary>
    public static string? TextOf(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool IsErrorWord([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] string? word) =>
        word is { Length: > 0 and <= LongestWord } && word != "ok" && word.All(c => c is >= 'a' and <= 'z' or >= '0' and <= '9' or '_');

    private static string? DetailOf(JsonElement json)
    {
        var needed = TextOf(json, "needed") is { } scope ? $"needed: {scope}; provided: {TextOf(json, "provided")}" : null;
        var messages = json.TryGetProperty("response_metadata", out var metadata) && metadata.ValueKind == JsonValueKind.Object
            && metadata.TryGetProperty("messages", out var list) && list.ValueKind == JsonValueKind.Array
                ? string.Join("; ", list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()))
                : "";
        var detail = string.Join("; ", new[] { needed, messages }.Where(part => !string.IsNullOrEmpty(part)));
        return detail.Length == 0 ? null : detail.Length <= 1_000 ? detail : detail[..1_000];
    }
}
