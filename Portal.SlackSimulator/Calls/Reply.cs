namespace Portal.SlackSimulator.Calls;

/// <param name="Call">What the log says of the call now.</param>
internal sealed record Reply(RecordedCall Call, Func<HttpContext, Task> WriteAsync)
{
    public static Reply Text(RecordedCall call, int status, string contentType, string body) => new(call, context => WriteTextAsync(context, status, contentType, body));

    public static Reply RateLimited(RecordedCall call, int retryAfter, string body) => new(call, context =>
    {
        context.Response.Headers.RetryAfter = $"{retryAfter}";
        return WriteTextAsync(context, StatusCodes.Status429TooManyRequests, "application/json; charset=utf-8", body);
    });

    private static Task WriteTextAsync(HttpContext context, int status, string contentType, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        return context.Response.WriteAsync(body, context.RequestAborted);
    }
}
