using Microsoft.Extensions.Primitives;

namespace Portal.SlackSimulator.Requests;

/// <summary>Keeps other sites' pages from changing anything here through a person's browser. Programs send neither header and may do all.</summary>
internal static class OwnPages
{
    /// <summary>Refuses what a browser says comes from a page of another site.</summary>
    public static TBuilder RefuseOtherSites<TBuilder>(this TBuilder routes)
        where TBuilder : IEndpointConventionBuilder => routes.AddEndpointFilter(async (context, next) =>
            IsHarmless(context.HttpContext.Request)
                ? await next(context)
                : Results.Problem(title: "A page of another site asked for this.", detail: "Only pages of the simulator and programs may.", statusCode: StatusCodes.Status403Forbidden));

    private static bool IsHarmless(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)
        || (request.Headers["Sec-Fetch-Site"] is var site && (StringValues.IsNullOrEmpty(site) || site == "same-origin" || site == "none") && IsOwn(request));

    private static bool IsOwn(HttpRequest request) => request.Headers.Origin.ToString() is not { Length: > 0 } origin
        || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && new HostString(from.Authority) == new HostString(new UriBuilder(request.Scheme, request.Host.Host, request.Host.Port ?? -1).Uri.Authority));
}
