using Microsoft.AspNetCore.Routing.Template;
using Portal.Domain;

namespace Portal.Api;

/// <summary>
/// Answers for the addresses below <c>/api</c> that no route took. Pages and static files have routes that take any address, and one that
/// matches hides what routing knows about methods; so what is wrong is asked of the routes again.
/// </summary>
internal static class UnmatchedAddress
{
    /// <summary>404, or 405 where only the method is wrong, or 415 where only the content type is.</summary>
    public static IResult Answer(HttpContext context, EndpointDataSource endpoints)
    {
        var methods = MethodsOf(context.Request.Path, endpoints);
        if (methods.Count == 0)
        {
            return Problems.NotFound();
        }

        if (methods.Contains(context.Request.Method))
        {
            return NotJson();
        }

        context.Response.Headers.Allow = string.Join(", ", methods);
        return NotAllowed();
    }

    public static IResult NotAllowed() => Problems.Of(
        StatusCodes.Status405MethodNotAllowed, "method-not-allowed", "Method not allowed", "This address does not take this method; see /openapi/v1.json.");

    public static IResult NotJson() => Problems.Of(
        StatusCodes.Status415UnsupportedMediaType,
        "unsupported-media-type",
        "Not JSON",
        "Send the body as application/json.",
        [new FieldProblem("Content-Type", "Use application/json.")]);

    private static SortedSet<string> MethodsOf(PathString path, EndpointDataSource endpoints) => new(
        endpoints.Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText?.StartsWith("/api/", StringComparison.Ordinal) == true)
            .Where(endpoint => new TemplateMatcher(new RouteTemplate(endpoint.RoutePattern), []).TryMatch(path, []))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []),
        StringComparer.OrdinalIgnoreCase);
}
