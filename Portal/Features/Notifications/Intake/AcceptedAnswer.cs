using System.Text.Json;

namespace Portal.Features.Notifications.Intake;

/// <summary>202: the event is on disk. The first answer and its replays are the same.</summary>
internal sealed record AcceptedAnswer(Guid Id, string StatusUrl) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = StatusCodes.Status202Accepted;
        response.Headers.Location = StatusUrl;
        response.ContentType = "application/json; charset=utf-8";
        using (var json = new Utf8JsonWriter(response.BodyWriter))
        {
            json.WriteStartObject();
            json.WriteString("id", Id);
            json.WriteString("status", "accepted");
            json.WriteString("statusUrl", StatusUrl);
            json.WriteEndObject();
        }

        await response.BodyWriter.FlushAsync(httpContext.RequestAborted);
    }
}
