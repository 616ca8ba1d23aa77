using System.Globalization;

namespace Portal.Domain.Notifications.Parsing;

/// <summary>
/// Reads a time as partners write it: ISO 8601 with an offset, also without its colon or its minutes (Jira: <c>2026-11-21T10:00:00.000+0000</c>),
/// with small letters or a blank between day and time (RFC 3339), and with more digits of a second than are kept.
/// </summary>
public static class PartnerTime
{
    private const int Longest = 48;
    private const int KeptDigits = 7;
    private static readonly string[] Forms = ["yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mmzzz"];

    /// <summary>False for what is no time, and for one without an offset: it would silently be read in the server's zone.</summary>
    public static bool TryRead(string text, out DateTimeOffset time)
    {
        time = default;
        text = text.Trim();
        if (text.Length is 0 or > Longest || text is not [_, _, _, _, '-', _, _, '-', _, _, 'T' or 't' or ' ', ..])
        {
            return false;
        }

        var clock = text[11..].ToUpperInvariant();
        var sign = clock.IndexOfAny(['Z', '+', '-']);
        return sign > 0 && OffsetOf(clock[sign..]) is { } offset
            && DateTimeOffset.TryParseExact($"{text[..10]}T{WithoutSurplus(clock[..sign])}{offset}", Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
    }

    private static string? OffsetOf(string text) => text switch
    {
        "Z" => "+00:00",
        [_, _, _] => text + ":00",
        [_, _, _, ':', _, _] => text,
        [_, _, _, _, _] => $"{text[..3]}:{text[3..]}",
        _ => null,
    };

    private static string WithoutSurplus(string clock)
    {
        // ISO 8601 allows a comma before the parts of a second.
        clock = clock.Replace(',', '.');
        var dot = clock.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 || clock.Length - dot - 1 <= KeptDigits || clock.AsSpan(dot + 1).ContainsAnyExceptInRange('0', '9') ? clock : clock[..(dot + 1 + KeptDigits)];
    }
}
