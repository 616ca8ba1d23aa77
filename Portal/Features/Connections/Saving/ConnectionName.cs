using System.Globalization;
using Portal.Domain;

namespace Portal.Features.Connections.Saving;

/// <summary>What a connection may be called, and what one is called that came without a name.</summary>
internal static class ConnectionName
{
    public const int Longest = 80;

    /// <summary>What is wrong with the text itself; null when nothing is.</summary>
    public static FieldProblem? ProblemOf(string name) => NameRule.ProblemOf(name, "connection", Longest);

    public static FieldProblem Taken(string name) => new(NameRule.Field, $"There is a connection named \"{name}\" already. Choose another name.");

    /// <summary>Without control characters and as long as a name may be.</summary>
    public static string Fit(string text, int longest = Longest)
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
            name = Fit(wanted, Longest - suffix.Length) + suffix;
        }

        return name;
    }
}
