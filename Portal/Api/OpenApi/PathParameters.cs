using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Portal.Api.OpenApi;

/// <summary>The parts of an address that no handler asks for: who calls is found by the instance or organization before the handler runs.</summary>
internal sealed class PathParameters : IOpenApiOperationTransformer
{
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        Add(operation, context, ApiGroups.Instance, "The instance's name in addresses.", "sample");
        Add(operation, context, ApiGroups.Organization, "The organization's name in addresses.", "acme");
        return Task.CompletedTask;
    }

    private static void Add(OpenApiOperation operation, OpenApiOperationTransformerContext context, string name, string description, string example)
    {
        if (context.Description.RelativePath?.Contains("{" + name + "}", StringComparison.Ordinal) == true)
        {
            operation.Parameters ??= [];
            operation.Parameters.Insert(0, new OpenApiParameter
            {
                Name = name,
                In = ParameterLocation.Path,
                Required = true,
                Description = description,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                Example = JsonValue.Create(example),
            });
        }
    }
}
