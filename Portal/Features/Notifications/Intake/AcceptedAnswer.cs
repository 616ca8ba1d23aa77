using System.Text;
using System.Text.Json;
using Portal.Domain;

namespace Portal.Features.Notifications.Intake;

/// <summary>202: the event is on disk. The first answer and its replays are the same.</summary>
internal sealed record AcceptedAnswer(Guid Id, string StatusUrl, IReadOnlyList<FieldProblem> Warnings) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = StatusCodes.Status202Accepted;
        response.Headers.Location = StatusUrl;
        response.ContentType = "application/json; charset=utf-8";
        // An id and a path of ours: nothing in them needs escaping.
        var body = Encoding.UTF8.GetBytes($$"""{"id":"{{Id}}","status":"accepted","statusUrl":"{{StatusUrl}}"{{WarningsText()}}}""");
        response.ContentLength = body.Length;
        return response.Body.WriteAsync(body, httpContext.RequestAborted).AsTask();
    }

    // Field by field, as the errors of a refusal.
    private string WarningsText() => Warnings.Count == 0
        ? ""
        : ",\"warnings\":" + JsonSerializer.Serialize(Warnings.GroupBy(warning => warning.Field, StringComparer.Ordinal).ToDictionary(field => field.Key, field => field.Select(warning => warning.Message)));
}
