using System.Diagnostics.CodeAnalysis;

namespace Portal.Api.OpenApi;

/// <summary>What a route's body looks like, for the description only: the handler reads it without trust.</summary>
/// <param name="Type">Its fields.</param>
/// <param name="Example">JSON that the route takes.</param>
internal sealed record DescribedBody(Type Type, string Example);

/// <summary>Describes a route's body.</summary>
internal static class DescribedBodyExtensions
{
    public static TBuilder DescribesBody<TBuilder>(this TBuilder builder, Type type, [StringSyntax(StringSyntaxAttribute.Json)] string example)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new DescribedBody(type, example));
}
