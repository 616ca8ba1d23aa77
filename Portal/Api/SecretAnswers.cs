namespace Portal.Api;

/// <summary>For routes whose answer holds a secret, this once.</summary>
internal static class SecretAnswers
{
    /// <summary>Nothing on the way may keep the answer.</summary>
    public static RouteHandlerBuilder AnswersSecret(this RouteHandlerBuilder route) => route.AddEndpointFilter(async (context, next) =>
    {
        context.HttpContext.Response.Headers.CacheControl = "no-store";
        return await next(context);
    });
}
