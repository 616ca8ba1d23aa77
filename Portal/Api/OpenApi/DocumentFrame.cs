using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Portal.Api.OpenApi;

/// <summary>What the API is called, and how callers are known.</summary>
internal sealed class DocumentFrame : IOpenApiDocumentTransformer
{
    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Portal",
            Version = "v1",
            Description = "Tells people in Slack that something waits for their decision. Refusals are application/problem+json with a traceId; those of fields name each field in errors.",
        };
        document.AddComponent(SecuritySchemes.Token, (IOpenApiSecurityScheme)new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "An API token of the instance (ptl_…), from its Access page or the verb token create; below /organizations one of the organization. The operation says which scope it needs.",
        });
        document.AddComponent(SecuritySchemes.Signature, (IOpenApiSecurityScheme)new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Header,
            Name = "webhook-signature",
            Description = "As Standard Webhooks sign: v1, and the base64 of HMAC-SHA256 over webhook-id.webhook-timestamp.body, with a secret (whsec_…) of an event source.",
        });
        return Task.CompletedTask;
    }
}
