using System.Globalization;

namespace Portal.Features.Connections.Install;

/// <summary>A name for a connection that nobody named.</summary>
internal static class ConnectionNames
{
    /// <summary>Without control characters and as long as a name may be.</summary>
    public static string Fit(string text, int longest = ConnectionNameRule.Longest)
    {
        var clean = new string([.. text.Where(c => !char.IsControl(c))]).Trim();
        var cut = clean.Length <= longest ? clean : clean[..longest];
        // Half of a surrogate pair is no character.
        return (cut.Length > 0 && char.IsHighSurrogate(cut[^1]) ? cut[..^1] : cut).TrimEnd();
    }

    /// <summary>The text, or the text with the first number that makes it unique.</summary>
    public static string Free(string text, IReadOnlyCollection<string> taken)
    {
        var wanted = Fit(text) is { Length: > 0 } fit ? fit : "Slack";
        var name = wanted;
        for (var number = 2; taken.Contains(name, StringComparer.OrdinalIgnoreCase); number++)
        {
            var suffix = " " + number.ToString(CultureInfo.InvariantCulture);
            name = Fit(wanted, ConnectionNameRule.Longest - suffix.Length) + suffix;
        }

        return name;
    }
}
