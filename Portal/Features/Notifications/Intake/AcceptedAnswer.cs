using System.Text;

namespace Portal.Features.Notifications.Intake;

/// <summary>202: the event is on disk. The first answer and its replays are the same.</summary>
internal sealed record AcceptedAnswer(Guid Id, string StatusUrl) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = StatusCodes.Status202Accepted;
        response.Headers.Location = StatusUrl;
        response.ContentType = "application/json; charset=utf-8";
        // An id and a path of ours: nothing in them needs escaping.
        var body = Encoding.UTF8.GetBytes($$"""{"id":"{{Id}}","status":"accepted","statusUrl":"{{StatusUrl}}"}""");
        response.ContentLength = body.Length;
        return response.Body.WriteAsync(body, httpContext.RequestAborted).AsTask();
    }
}
