using Portal.Api;
using Portal.Domain.Auth;

namespace Portal.Features.Errors;

/// <summary>What stands between people and their notifications, by cause, with the remedy.</summary>
internal sealed class ErrorsFeature : PortalFeature
{
    private const string Tag = "Errors";

    public override IReadOnlyList<NavigationEntry> Navigation => [new("Errors", "errors", "error", Permission.ViewErrors)];

    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<ListErrors>();
        services.AddSingleton<AcknowledgeError>();
    }

    public override void MapApi(RouteGroupBuilder instance)
    {
        instance.MapGet("/errors", ErrorsApi.ListAsync).RequireScope(TokenScope.Read)
            .WithName("ListErrors").WithTags(Tag).WithSummary("Errors by cause, newest first, filtered and paged.")
            .Produces<Page<ErrorJson>>().ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        instance.MapPost("/errors/{id}/acknowledge", ErrorsApi.AcknowledgeAsync).RequireScope(TokenScope.ConfigWrite)
            .WithName("AcknowledgeError").WithTags(Tag).WithSummary("Takes note of an error; it opens again when it is seen again.")
            .Produces<AcknowledgedError>().ProducesProblem(StatusCodes.Status404NotFound);
    }
}
