namespace Portal.SlackSimulator.Faults;

/// <summary>Answers that look the same from the Web API and from a webhook.</summary>
internal static class FaultResponse
{
    private const string Html = "text/html; charset=utf-8";

    public static Task ServerErrorAsync(HttpContext context) =>
        WriteAsync(context, StatusCodes.Status500InternalServerError, Html, "<html><body><h1>500 Internal Server Error</h1></body></html>");

    public static Task UnavailableAsync(HttpContext context) =>
        WriteAsync(context, StatusCodes.Status503ServiceUnavailable, Html, "<html><body><h1>503 Service Unavailable</h1></body></html>");

    public static Task NonJsonAsync(HttpContext context) =>
        WriteAsync(context, StatusCodes.Status200OK, Html, "<!DOCTYPE html><html><body>We'll be right back.</body></html>");

    public static Task RateLimitedAsync(HttpContext context, int retryAfter, string body)
    {
        context.Response.Headers.RetryAfter = $"{retryAfter}";
        return WriteAsync(context, StatusCodes.Status429TooManyRequests, "application/json; charset=utf-8", body);
    }

    public static Task WriteAsync(HttpContext context, int status, string contentType, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        return context.Response.WriteAsync(body, context.RequestAborted);
    }
}
