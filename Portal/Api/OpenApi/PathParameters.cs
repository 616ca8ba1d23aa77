using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Portal.Api.OpenApi;

/// <summary>The parts of an address that no handler asks for: who calls is found by the instance before the handler runs.</summary>
internal sealed class PathParameters : IOpenApiOperationTransformer
{
    private const string Instance = "instance";

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.Description.RelativePath?.Contains("{" + Instance + "}", StringComparison.Ordinal) == true)
        {
            operation.Parameters ??= [];
            operation.Parameters.Insert(0, new OpenApiParameter
            {
                Name = Instance,
                In = ParameterLocation.Path,
                Required = true,
                Description = "The instance's name in addresses.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                Example = JsonValue.Create("sample"),
            });
        }

        return Task.CompletedTask;
    }
}
