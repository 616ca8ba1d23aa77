using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Portal.Api.OpenApi;

/// <summary>Limit and offset of the lists that take a <see cref="PageRequest"/>.</summary>
internal sealed class PageParameters : IOpenApiOperationTransformer
{
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.Takes<PageRequest>())
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(Number("limit", "How many at most.", 1, PageRequest.Most, PageRequest.Usual));
            operation.Parameters.Add(Number("offset", "How many to skip.", 0, int.MaxValue, 0));
        }

        return Task.CompletedTask;
    }

    private static OpenApiParameter Number(string name, string description, int least, int most, int usual) => new()
    {
        Name = name,
        In = ParameterLocation.Query,
        Description = description,
        Schema = new OpenApiSchema
        {
            Type = JsonSchemaType.Integer,
            Minimum = least.ToString(CultureInfo.InvariantCulture),
            Maximum = most.ToString(CultureInfo.InvariantCulture),
            Default = JsonValue.Create(usual),
        },
    };
}
