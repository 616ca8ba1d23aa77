using System.Globalization;
using System.Text.Json;

namespace Portal.Slack.Api;

/// <summary>Reads Slack's objects without trusting their shape: what is missing or of another kind reads as nothing.</summary>
internal static class SlackJson
{
    /// <summary>Null when the member is missing, no text, or empty, which Slack writes for "none".</summary>
    public static string? Text(JsonElement json, string name) => SlackAnswer.TextOf(json, name) is { Length: > 0 } text ? text : null;

    public static bool Flag(JsonElement json, string name) => SlackAnswer.Find(json, name) is { ValueKind: JsonValueKind.True };

    /// <summary>A whole number, or one in quotes: <c>user_count</c> comes as either.</summary>
    public static long? Whole(JsonElement json, string name) => SlackAnswer.Find(json, name) switch
    {
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt64(out var value) => value,
        { ValueKind: JsonValueKind.String } when long.TryParse(Text(json, name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) => value,
        _ => null,
    };

    public static T? Child<T>(JsonElement json, string name, Func<JsonElement, T?> read)
        where T : class => SlackAnswer.Find(json, name) is { ValueKind: JsonValueKind.Object } child ? read(child) : null;

    /// <summary>Null when the member is no list. What in it cannot be read is left out.</summary>
    public static IReadOnlyList<T>? Items<T>(JsonElement json, string name, Func<JsonElement, T?> read)
        where T : class =>
        SlackAnswer.Find(json, name) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray().Select(read).OfType<T>()] : null;

    public static IReadOnlyList<string>? Texts(JsonElement json, string name) => Items(json, name, SlackAnswer.TextOf);

    /// <summary>A page with the cursor of the next one; the length of a page says nothing about whether there is one.</summary>
    public static SlackPage<T>? Page<T>(JsonElement json, string name, Func<JsonElement, T?> read)
        where T : class
    {
        var cursor = SlackAnswer.Find(json, "response_metadata") is { } metadata ? Text(metadata, "next_cursor") : null;
        return Items(json, name, read) is { } items ? new SlackPage<T>(items, cursor) : null;
    }
}
