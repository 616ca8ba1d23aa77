using Portal.Domain;

namespace Portal.Api;

/// <summary>The API's refusals, all <c>application/problem+json</c> (RFC 9457).</summary>
internal static class Problems
{
    /// <summary>The same words for "there is none" and "it is not yours".</summary>
    public static IResult NotFound() =>
        Of(StatusCodes.Status404NotFound, "not-found", "Not found", "There is nothing here under this address, or this token may not see it.");

    public static IResult Invalid(params IReadOnlyList<FieldProblem> problems) =>
        Of(StatusCodes.Status422UnprocessableEntity, "invalid", "Some fields need to change", Summary(problems), problems);

    public static IResult Unauthorized(string field, string detail) =>
        Of(StatusCodes.Status401Unauthorized, "unauthorized", "Not authenticated", detail, [new FieldProblem(field, detail)]);

    public static IResult Of(int status, string type, string title, string detail, IReadOnlyList<FieldProblem>? problems = null) =>
        new ProblemAnswer(status, type, title, detail) { Problems = problems ?? [] };

    private static string Summary(IReadOnlyList<FieldProblem> problems) =>
        problems.Count == 1 ? problems[0].Message : $"{problems.Count} problems; see errors.";
}
