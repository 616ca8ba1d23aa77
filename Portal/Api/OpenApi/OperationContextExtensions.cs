using System.Reflection;
using Microsoft.AspNetCore.OpenApi;

namespace Portal.Api.OpenApi;

/// <summary>What a route says of itself.</summary>
internal static class OperationContextExtensions
{
    public static T? Find<T>(this OpenApiOperationTransformerContext context)
        where T : class =>
        context.Description.ActionDescriptor.EndpointMetadata.OfType<T>().LastOrDefault();

    /// <summary>Whether the handler takes a parameter of this type. Those that read the request by themselves are no parameters to the framework.</summary>
    public static bool Takes<T>(this OpenApiOperationTransformerContext context) =>
        context.Find<MethodInfo>()?.GetParameters().Any(parameter => parameter.ParameterType == typeof(T)) == true;
}
