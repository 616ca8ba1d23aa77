using Portal.Domain;

namespace Portal.Features;

/// <summary>What a person may call something: one line of text that every database can store.</summary>
internal static class NameRule
{
    public const string Field = "name";

    /// <param name="name">Without blanks around it.</param>
    /// <param name="what">What is named, in a sentence.</param>
    /// <param name="longest">As long as its column.</param>
    /// <returns>Null when nothing is wrong.</returns>
    public static FieldProblem? ProblemOf(string name, string what, int longest) => name switch
    {
        "" => new FieldProblem(Field, $"Give the {what} a name."),
        _ when name.Length > longest => new FieldProblem(Field, $"Shorten the name to {longest} characters; it has {name.Length}."),
        _ when name.Any(char.IsControl) || !StorableText.IsOne(name) => new FieldProblem(Field, "Remove line breaks and other control characters from the name."),
        _ => null,
    };
}
