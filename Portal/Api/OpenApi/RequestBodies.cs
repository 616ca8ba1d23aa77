using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Portal.Api.OpenApi;

/// <summary>The bodies of routes as they describe them: see <see cref="DescribedBody"/>.</summary>
internal sealed class RequestBodies : IOpenApiOperationTransformer
{
    private const string Json = "application/json";

    public async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.Find<DescribedBody>() is not { } described)
        {
            return;
        }

        operation.RequestBody ??= new OpenApiRequestBody
        {
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
            {
                [Json] = new() { Schema = await context.GetOrCreateSchemaAsync(described.Type, null, cancellationToken) },
            },
        };
        if (operation.RequestBody.Content?.TryGetValue(Json, out var media) == true)
        {
            media.Example = JsonNode.Parse(described.Example);
        }
    }
}
