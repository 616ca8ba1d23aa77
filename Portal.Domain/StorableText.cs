namespace Portal.Domain;

/// <summary>
/// What a database takes as text. PostgreSQL refuses a NUL, and half of a surrogate pair is no character to any of them; both are valid in
/// JSON, so whatever comes from outside is looked at first.
/// </summary>
public static class StorableText
{
    /// <summary>What to say of a text that is none.</summary>
    public const string Problem = "Send text without NUL characters (\\u0000) and without halves of surrogate pairs.";

    public static bool IsOne(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\0' || IsHalf(text, at))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The text without what cannot be stored, for where its sender cannot be told.</summary>
    public static string Clean(string text) => IsOne(text) ? text : new string([.. text.Where((c, at) => c != '\0' && !IsHalf(text, at))]);

    private static bool IsHalf(string text, int at) => char.IsSurrogate(text[at])
        && !(char.IsHighSurrogate(text[at]) ? at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) : at > 0 && char.IsHighSurrogate(text[at - 1]));
}
