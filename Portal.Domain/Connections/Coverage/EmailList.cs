using System.Buffers;

namespace Portal.Domain.Connections.Coverage;

/// <summary>Reads a pasted or uploaded list of e-mails: lines, commas, semicolons, tabs; <c>Name &lt;mail&gt;</c> and quotes are understood.</summary>
/// <param name="Emails">Lower-case, each once, in the order of the text.</param>
/// <param name="Duplicates">Those that came more than once.</param>
/// <param name="Malformed">What is no e-mail, as it was written, with its line.</param>
public sealed record EmailList(IReadOnlyList<string> Emails, IReadOnlyList<string> Duplicates, IReadOnlyList<MalformedEmail> Malformed)
{
    public const int Most = 5_000;

    private static readonly SearchValues<char> Separators = SearchValues.Create(",;\t\n\r ");
    private static readonly char[] Quotes = ['"', '\'', '<', '>', '(', ')', '\uFEFF'];

    public bool IsTooLong => Emails.Count > Most;

    public static EmailList Parse(string text)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        HashSet<string> twice = new(StringComparer.Ordinal);
        List<string> emails = [];
        List<MalformedEmail> malformed = [];
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            foreach (var word in WordsOf(line))
            {
                Take(word, number);
            }
        }

        return new EmailList(emails, [.. twice], malformed);

        void Take(string word, int line)
        {
            if (!IsEmail(word))
            {
                malformed.Add(new MalformedEmail(line, word.Length <= 80 ? word : word[..80]));
            }
            else if (seen.Add(word.ToLowerInvariant()))
            {
                emails.Add(word.ToLowerInvariant());
            }
            else
            {
                twice.Add(word.ToLowerInvariant());
            }
        }
    }

    // A line with an address in it may hold names beside it, as a CSV file does; a line without one is shown as a whole.
    private static List<string> WordsOf(string line)
    {
        List<string> words = [];
        for (var rest = line.AsSpan(); rest.Length > 0;)
        {
            var end = rest.IndexOfAny(Separators);
            var word = rest[..(end < 0 ? rest.Length : end)].Trim(Quotes).ToString();
            if (word.Length > 0)
            {
                words.Add(word);
            }

            rest = end < 0 ? default : rest[(end + 1)..];
        }

        var withAt = words.FindAll(word => word.Contains('@', StringComparison.Ordinal));
        return withAt.Count > 0 ? withAt : IsHeading(line) || words.Count == 0 ? [] : [line.Trim()];
    }

    private static bool IsHeading(string line)
    {
        var first = line.Trim().Trim(Quotes);
        return first.Contains("mail", StringComparison.OrdinalIgnoreCase) || first.StartsWith("name", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsEmail(string word)
    {
        var at = word.IndexOf('@', StringComparison.Ordinal);
        var domain = word[(at + 1)..];
        return at is > 0 and <= 64 && word.Length <= 254 && domain.Contains('.', StringComparison.Ordinal) && !domain.Contains('@', StringComparison.Ordinal)
            && domain[0] != '.' && domain[^1] != '.' && !domain.Contains("..", StringComparison.Ordinal) && word.All(c => c is > ' ' and not ('"' or '<' or '>' or '\\'));
    }
}

/// <summary>What is no e-mail, and where it stands.</summary>
public sealed record MalformedEmail(int Line, string Text);
