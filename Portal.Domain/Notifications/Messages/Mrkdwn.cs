using System.Globalization;
using System.Text;

namespace Portal.Domain.Notifications.Messages;

/// <summary>Slack's markup. Lengths are UTF-16 units, the unit that Slack's own limits come closest to.</summary>
public static class Mrkdwn
{
    private const string Ellipsis = "…";

    /// <summary>Escapes what Slack takes for control characters. It has no escape for <c>* _ ~</c>: they stay.</summary>
    public static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>Text from outside as one escaped line of at most <paramref name="longest"/> characters; an entity is never cut in two.</summary>
    public static string Line(string text, int longest)
    {
        var plain = OneLine(text);
        var escaped = Escape(plain);
        while (escaped.Length > longest)
        {
            // Shortening by the excess may shorten too much at first sight, but entities count up to five times: it ends near the limit.
            var excess = escaped.Length - longest;
            plain = Truncate(plain, Math.Max(0, plain.Length - Math.Max(1, excess / 5)));
            escaped = Escape(plain);
        }

        return escaped;
    }

    /// <summary>A link. A label can neither end the link early nor show another address: <c>|</c> becomes <c>¦</c>, blanks collapse.</summary>
    public static string Link(string url, string label, int longestLabel = 700)
    {
        var shown = Line(label.Replace('|', '¦'), longestLabel);
        return shown.Length == 0 ? $"<{Address(url)}>" : $"<{Address(url)}|{shown}>";
    }

    /// <summary>Cuts to <paramref name="longest"/> units, the ellipsis included, and never inside a character of two.</summary>
    public static string Truncate(string text, int longest)
    {
        if (text.Length <= longest)
        {
            return text;
        }

        if (longest <= 0)
        {
            return "";
        }

        var kept = longest - 1;
        kept -= kept > 0 && char.IsHighSurrogate(text[kept - 1]) ? 1 : 0;
        return text[..kept] + Ellipsis;
    }

    /// <summary>A time in the reader's own zone; clients that cannot show it so show it in UTC.</summary>
    public static string Date(DateTimeOffset time) =>
        $"<!date^{time.ToUnixTimeSeconds()}^{{date_short_pretty}} at {{time}}|{PlainDate(time)}>";

    public static string PlainDate(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>Blanks and line breaks collapse, so that no text from outside can pass for a line of ours; direction overrides, which reorder what is shown, go.</summary>
    internal static string OneLine(string text)
    {
        if (!NeedsWork(text))
        {
            return text;
        }

        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                line.Append(line.Length > 0 && line[^1] != ' ' ? " " : "");
            }
            else if (!IsDirectionOverride(rune))
            {
                line.Append(rune.ToString());
            }
        }

        return line.ToString().TrimEnd(' ');
    }

    /// <summary>A URL as it stands in a link; escaping makes it longer.</summary>
    internal static string Address(string url) =>
        Escape(url.Replace(" ", "%20", StringComparison.Ordinal)
            .Replace("|", "%7C", StringComparison.Ordinal)
            .Replace("<", "%3C", StringComparison.Ordinal)
            .Replace(">", "%3E", StringComparison.Ordinal));

    private static bool NeedsWork(string text)
    {
        var previous = ' ';
        foreach (var c in text)
        {
            if (char.IsControl(c) || char.IsSurrogate(c) || (c == ' ' ? previous == ' ' : char.IsWhiteSpace(c)) || IsDirectionOverride((Rune)c))
            {
                return true;
            }

            previous = c;
        }

        return previous == ' ';
    }

    private static bool IsDirectionOverride(Rune rune) => rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}
