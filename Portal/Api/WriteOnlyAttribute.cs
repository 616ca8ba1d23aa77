using Microsoft.AspNetCore.OpenApi;

namespace Portal.Api;

/// <summary>A field that goes in and never comes out: the API's description says so.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class WriteOnlyAttribute : Attribute
{
    public static void Describe(OpenApiOptions options) => options.AddSchemaTransformer((schema, context, _) =>
    {
        if (context.JsonPropertyInfo?.AttributeProvider?.IsDefined(typeof(WriteOnlyAttribute), inherit: false) is true)
        {
            (schema.WriteOnly, schema.Format) = (true, "password");
        }

        return Task.CompletedTask;
    });
}
