using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing.Patterns;
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
    public static IResult Answer(HttpContext context, EndpointDataSource endpoints, ParameterPolicyFactory policies)
    {
        var here = At(context, endpoints, policies);
        var methods = new SortedSet<string>(here.SelectMany(MethodsOf), StringComparer.OrdinalIgnoreCase);
        if (methods.Contains(context.Request.Method))
        {
            return here.Exists(endpoint => MethodsOf(endpoint).Contains(context.Request.Method) && endpoint.Metadata.GetMetadata<IAcceptsMetadata>() is not null)
                ? NotJson()
                : Problems.NotFound();
        }

        if (methods.Count == 0)
        {
            return Problems.NotFound();
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

    private static List<RouteEndpoint> At(HttpContext context, EndpointDataSource endpoints, ParameterPolicyFactory policies) =>
    [
        .. endpoints.Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText?.StartsWith("/api/", StringComparison.Ordinal) == true)
            .Where(endpoint => IsAt(endpoint.RoutePattern, context, policies)),
    ];

    // The matcher knows the address's form only; what an id must look like is the pattern's policy.
    private static bool IsAt(RoutePattern pattern, HttpContext context, ParameterPolicyFactory policies)
    {
        var values = new RouteValueDictionary();
        return new TemplateMatcher(new RouteTemplate(pattern), []).TryMatch(context.Request.Path, values)
            && pattern.ParameterPolicies.All(parameter => parameter.Value.All(policy =>
                policies.Create(pattern.GetParameter(parameter.Key), policy) is not IRouteConstraint constraint
                || constraint.Match(context, null, parameter.Key, values, RouteDirection.IncomingRequest)));
    }

    private static IReadOnlyList<string> MethodsOf(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];
}
