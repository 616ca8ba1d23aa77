using System.Globalization;
using System.Text.Json;

namespace Portal.Slack.Api;

/// <summary>Reads how many seconds Slack, or a proxy before it, asks to wait: fractions are rounded up, so that the next call never comes too early.</summary>
internal static class AskedSeconds
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(36_500);

    /// <summary>Null for what is no number of seconds.</summary>
    public static TimeSpan? Read(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds >= 0
            ? seconds < Longest.TotalSeconds ? TimeSpan.FromSeconds(Math.Ceiling(seconds)) : Longest
            : null;

    /// <summary>The body's <c>retry_after</c>, a number or a text; null where there is none.</summary>
    public static TimeSpan? Read(JsonElement body) => SlackAnswer.Find(body, "retry_after") switch
    {
        { ValueKind: JsonValueKind.Number } number => Read(number.GetRawText()),
        { ValueKind: JsonValueKind.String } text => Read(SlackAnswer.TextOf(text)),
        _ => null,
    };
}
