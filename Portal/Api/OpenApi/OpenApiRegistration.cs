namespace Portal.Api.OpenApi;

/// <summary>The API's description. What routes have in common is said here; what is one route's own, it says itself.</summary>
internal static class OpenApiRegistration
{
    public static IServiceCollection AddPortalOpenApi(this IServiceCollection services) => services.AddOpenApi(options =>
    {
        options.AddDocumentTransformer<DocumentFrame>();
        options.AddSchemaTransformer<ExactSchemas>();
        WriteOnlyAttribute.Describe(options);
        options.AddOperationTransformer<PathParameters>();
        options.AddOperationTransformer<PageParameters>();
        options.AddOperationTransformer<RequestBodies>();
        options.AddOperationTransformer<TokenSecurity>();
        // The last one: which problems there can be follows from what the others said.
        options.AddOperationTransformer<ProblemAnswers>();
    });
}
