using System.Globalization;
using Portal.Domain;

namespace Portal.Api;

/// <summary>The API's refusals, all <c>application/problem+json</c> (RFC 9457) with a trace id.</summary>
internal static class Problems
{
    /// <summary>The same words for "there is none" and "it is not yours".</summary>
    public static IResult NotFound() =>
        Of(StatusCodes.Status404NotFound, "not-found", "Not found", "There is nothing here under this address, or this token may not see it.");

    public static IResult Invalid(IReadOnlyList<FieldProblem> problems) => Results.Problem(
        statusCode: StatusCodes.Status422UnprocessableEntity,
        type: Type("invalid"),
        title: "Some fields need to change",
        detail: problems.Count == 1 ? problems[0].Message : string.Create(CultureInfo.InvariantCulture, $"{problems.Count} problems; see errors."),
        extensions: new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["errors"] = problems.GroupBy(problem => problem.Field, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.Select(problem => problem.Message).ToArray(), StringComparer.Ordinal),
        });

    public static IResult Of(int status, string type, string title, string detail) =>
        Results.Problem(statusCode: status, type: Type(type), title: title, detail: detail);

    public static string Type(string name) => "urn:portal:problem:" + name;
}
