using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Portal.Api.OpenApi;

/// <summary>Says of each route that asks for a scope that it takes a token, and which scope.</summary>
internal sealed class TokenSecurity : IOpenApiOperationTransformer
{
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.Find<RequiredScope>() is { } required)
        {
            operation.Security = [SecuritySchemes.Require(SecuritySchemes.Token, context.Document)];
            operation.Description = string.Join(' ', new[] { operation.Description, $"Needs a token with the scope {required.Scope}." }.Where(text => !string.IsNullOrEmpty(text)));
        }

        return Task.CompletedTask;
    }
}
