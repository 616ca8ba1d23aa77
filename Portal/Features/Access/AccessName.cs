using Portal.Domain;

namespace Portal.Features.Access;

/// <summary>What sources and tokens may be called.</summary>
internal static class AccessName
{
    public const int Longest = 80;

    public static string Check(string? given, string what, List<FieldProblem> problems)
    {
        var name = given?.Trim() ?? "";
        if (name.Length == 0)
        {
            problems.Add(new FieldProblem("name", $"Give the {what} a name."));
        }
        else if (name.Length > Longest)
        {
            problems.Add(new FieldProblem("name", $"Shorten the name to {Longest} characters; it has {name.Length}."));
        }
        else if (name.Any(char.IsControl))
        {
            problems.Add(new FieldProblem("name", "Remove line breaks and other control characters from the name."));
        }

        return name;
    }
}
