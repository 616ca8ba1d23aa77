using Microsoft.OpenApi;

namespace Portal.Api.OpenApi;

/// <summary>The names of the ways to be known.</summary>
internal static class SecuritySchemes
{
    public const string Token = "token";
    public const string Signature = "signature";

    public static OpenApiSecurityRequirement Require(string scheme, OpenApiDocument? document) => new() { [new OpenApiSecuritySchemeReference(scheme, document)] = [] };
}
