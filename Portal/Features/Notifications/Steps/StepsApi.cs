using Portal.Api;
using Portal.Auth;
using Portal.Domain.Auth;

namespace Portal.Features.Notifications.Steps;

/// <summary>A step's copies over HTTP.</summary>
internal static class StepsApi
{
    public static void Map(RouteGroupBuilder instance) =>
        instance.MapGet("/steps/{stepId}", GetAsync).RequireScope(TokenScope.Read)
            .WithName("GetStep").WithTags("Notifications").WithSummary("A step with its state and what each of its copies shows.")
            .Produces<StepJson>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> GetAsync(InstanceCaller caller, string stepId, PageRequest page, GetStep get, CancellationToken cancellationToken) =>
        page.Refusal ?? (await get.HandleAsync(caller, StepAddress.Read(stepId), page.Offset, page.Limit, cancellationToken))
            .ToHttp(step => Results.Ok(StepJson.From(step)));
}
