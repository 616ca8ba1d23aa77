using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.SlackSimulator.Control;

/// <summary>The same JSON whatever the host process has set up for its own.</summary>
internal static class ControlAnswer
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static IResult Json(object value, int status = StatusCodes.Status200OK) => Results.Json(value, Options, statusCode: status);

    public static IResult Invalid(string field, string sentence) => Invalid(new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [sentence] });

    public static IResult Invalid(IDictionary<string, string[]> problems) => Results.ValidationProblem(
        problems,
        detail: string.Join(' ', problems.Select(problem => $"{problem.Key}: {string.Join(' ', problem.Value)}")),
        statusCode: StatusCodes.Status422UnprocessableEntity);

    public static IResult Unreadable(string sentence) =>
        Results.Problem(title: "The body could not be read.", detail: sentence, statusCode: StatusCodes.Status400BadRequest);
}
