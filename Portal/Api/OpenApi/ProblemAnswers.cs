using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Portal.Api.OpenApi;

/// <summary>The refusals that follow from what a route takes, so that no route has to list them.</summary>
internal sealed class ProblemAnswers : IOpenApiOperationTransformer
{
    private const string ContentType = "application/problem+json";
    private const string Component = nameof(ProblemDetails);

    public async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var statuses = StatusesOf(operation, context).ToList();
        if (statuses.Count == 0)
        {
            return;
        }

        context.Document?.AddComponent(Component, (IOpenApiSchema)await context.GetOrCreateSchemaAsync(typeof(ProblemDetails), null, cancellationToken));
        operation.Responses ??= [];
        foreach (var status in statuses)
        {
            operation.Responses.TryAdd(status.ToString(CultureInfo.InvariantCulture), Answer(status, context.Document));
        }
    }

    private static IEnumerable<int> StatusesOf(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        if (context.Find<RequiredScope>() is not null)
        {
            yield return StatusCodes.Status401Unauthorized;
            yield return StatusCodes.Status403Forbidden;
            yield return StatusCodes.Status404NotFound;
        }

        var readsJson = context.Takes<JsonRequest>() || context.Takes<OptionalJson>();
        if (readsJson)
        {
            yield return StatusCodes.Status400BadRequest;
            yield return StatusCodes.Status413PayloadTooLarge;
        }

        if (operation.RequestBody is not null && readsJson)
        {
            yield return StatusCodes.Status415UnsupportedMediaType;
        }

        if (readsJson || operation.Parameters?.Any(parameter => parameter.In == ParameterLocation.Query) == true)
        {
            yield return StatusCodes.Status422UnprocessableEntity;
        }
    }

    private static OpenApiResponse Answer(int status, OpenApiDocument? document) => new()
    {
        Description = status switch
        {
            StatusCodes.Status400BadRequest => "The body is not JSON.",
            StatusCodes.Status401Unauthorized => "There is no token, or it is unknown, expired or revoked.",
            StatusCodes.Status403Forbidden => "The token does not have the scope.",
            StatusCodes.Status404NotFound => "There is nothing under this address, or the token may not see it.",
            StatusCodes.Status413PayloadTooLarge => "The body is larger than 256 KiB.",
            StatusCodes.Status415UnsupportedMediaType => "The body is not sent as application/json.",
            _ => "Some fields need to change; errors names each.",
        },
        Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { [ContentType] = new() { Schema = new OpenApiSchemaReference(Component, document) } },
    };
}
