namespace Portal.Hosting;

/// <summary>What every answer carries, also those that no route gave.</summary>
internal static class AnswerHeaders
{
    /// <summary>Stands before everything else, which may answer by itself.</summary>
    public static void UseAnswerHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        // Set when the answer starts: the exception handler clears the headers first.
        context.Response.OnStarting(Add, context.Response.Headers);
        return next(context);
    });

    private static Task Add(object state)
    {
        var headers = (IHeaderDictionary)state;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        return Task.CompletedTask;
    }
}
