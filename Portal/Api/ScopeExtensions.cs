namespace Portal.Api;

/// <summary>Says what a bearer token must be allowed to do before a route runs.</summary>
internal static class ScopeExtensions
{
    /// <param name="builder">The route.</param>
    /// <param name="scope">One of <see cref="Domain.Auth.TokenScope"/>.</param>
    public static TBuilder RequireScope<TBuilder>(this TBuilder builder, string scope)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new RequiredScope(scope));
}
