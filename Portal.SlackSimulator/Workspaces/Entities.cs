using System.Text;
using System.Text.RegularExpressions;

namespace Portal.SlackSimulator.Workspaces;

/// <summary>
/// Text as Slack answers it: <c>&amp;</c>, <c>&lt;</c> and <c>&gt;</c> are entities, except where they already were, or hold a mention or a link.
/// </summary>
internal static partial class Entities
{
    public static string Escape(string text)
    {
        if (text.AsSpan().IndexOfAny('&', '<', '>') < 0)
        {
            return text;
        }

        var escaped = new StringBuilder(text.Length + 16);
        var at = 0;
        foreach (var control in Control().EnumerateMatches(text))
        {
            Add(escaped, text.AsSpan(at, control.Index - at));
            escaped.Append('<');
            Add(escaped, text.AsSpan(control.Index + 1, control.Length - 2));
            escaped.Append('>');
            at = control.Index + control.Length;
        }

        Add(escaped, text.AsSpan(at));
        return escaped.ToString();
    }

    private static void Add(StringBuilder escaped, ReadOnlySpan<char> plain)
    {
        for (var at = 0; at < plain.Length; at++)
        {
            escaped.Append(plain[at] switch
            {
                '&' when !IsEntity(plain[at..]) => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                _ => null,
            });
            if (plain[at] is not ('<' or '>') && (plain[at] != '&' || IsEntity(plain[at..])))
            {
                escaped.Append(plain[at]);
            }
        }
    }

    private static bool IsEntity(ReadOnlySpan<char> text) => text.StartsWith("&amp;") || text.StartsWith("&lt;") || text.StartsWith("&gt;");

    // A person, a channel, a group, a date, or an address with or without a label.
    [GeneratedRegex("<(?:@[UWB][A-Z0-9]+|#C[A-Z0-9]+|![a-z]+|[a-z][a-z0-9+.-]*:[^\\s<>|]+)[^<>\\n]*>", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Control();
}
