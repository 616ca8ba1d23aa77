using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Portal.Api.OpenApi;

namespace Portal.Features.Notifications.Intake;

/// <summary>The intake in the API's description. It reads headers and body by itself, so nothing of them is known to the framework.</summary>
internal static class IntakeDescription
{
    // The body is not a rule of the route: routing would judge the content type before the intake judges who sends.
    public static Task Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        context.Document?.AddComponent(EventSchema.Name, (IOpenApiSchema)EventSchema.Create());
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Description = "The event, at most 256 KiB.",
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
            {
                ["application/json"] = new() { Schema = new OpenApiSchemaReference(EventSchema.Name, context.Document), Example = JsonNode.Parse(EventSchema.Example) },
            },
        };
        operation.Security =
        [
            SecuritySchemes.Require(SecuritySchemes.Token, context.Document),
            SecuritySchemes.Require(SecuritySchemes.Signature, context.Document),
        ];
        operation.Parameters ??= [];
        operation.Parameters.Add(Header("Idempotency-Key", "Names the event of a sender with a token, the same for each retry.", "evt-1"));
        operation.Parameters.Add(Header("webhook-id", "Names the event, the same for each retry. Needed with a signature; with a token it goes before Idempotency-Key."));
        operation.Parameters.Add(Header("webhook-timestamp", "With a signature: when it was made, in seconds since 1970. At most 5 minutes from now."));
        DescribeAnswer(operation.Responses?.GetValueOrDefault("202") as OpenApiResponse);
        return Task.CompletedTask;
    }

    private static void DescribeAnswer(OpenApiResponse? accepted)
    {
        if (accepted is null)
        {
            return;
        }

        accepted.Description = "The event is on disk.";
        accepted.Headers = new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal)
        {
            ["Location"] = AnswerHeader("The statusUrl."),
            ["Idempotent-Replayed"] = AnswerHeader("true when the same event was sent before: this is the first answer again."),
        };
    }

    private static OpenApiHeader AnswerHeader(string description) => new() { Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };

    private static OpenApiParameter Header(string name, string description, string? example = null) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        Example = example is null ? null : JsonValue.Create(example),
    };
}
