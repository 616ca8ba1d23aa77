namespace Portal.Hosting;

/// <summary>Answers HEAD wherever there is a GET: as the GET would, and the server leaves the body out.</summary>
internal static class HeadRequests
{
    // The way to Slack and back is for a person's browser alone: what only looks at links must not use it up.
    private const string OneWay = "/slack";

    public static void UseHeadRequests(this WebApplication app) => app.Use((context, next) =>
    {
        if (HttpMethods.IsHead(context.Request.Method) && !context.Request.Path.StartsWithSegments(OneWay, StringComparison.OrdinalIgnoreCase))
        {
            // The server has the method of the request line, and writes no body whatever stands here.
            context.Request.Method = HttpMethods.Get;
        }

        return next(context);
    });
}
