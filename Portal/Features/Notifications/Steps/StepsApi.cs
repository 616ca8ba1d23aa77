using Portal.Api;
using Portal.Auth;

namespace Portal.Features.Notifications.Steps;

/// <summary>A step's copies over HTTP.</summary>
internal static class StepsApi
{
    public static async Task<IResult> GetAsync(InstanceCaller caller, string stepId, PageRequest page, GetStep get, CancellationToken cancellationToken) =>
        page.Refusal ?? (await get.HandleAsync(caller, StepAddress.Read(stepId), page.Offset, page.Limit, cancellationToken))
            .ToHttp(step => Results.Ok(StepJson.From(step)));
}
