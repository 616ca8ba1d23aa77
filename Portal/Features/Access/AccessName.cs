using Portal.Domain;

namespace Portal.Features.Access;

/// <summary>What sources and tokens may be called.</summary>
internal static class AccessName
{
    public const int Longest = 80;

    public static string Check(string? given, string what, List<FieldProblem> problems)
    {
        var name = given?.Trim() ?? "";
        if (NameRule.ProblemOf(name, what, Longest) is { } problem)
        {
            problems.Add(problem);
        }

        return name;
    }
}
