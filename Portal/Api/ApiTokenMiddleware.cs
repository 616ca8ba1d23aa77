using Portal.Auth;
using Portal.Domain.Auth;

namespace Portal.Api;

/// <summary>
/// Admits a bearer token to the routes that ask for a scope, before anything of the request's body is read: 401 comes before 422.
/// </summary>
internal sealed class ApiTokenMiddleware(RequestDelegate next, AccessListCache access, SenderUse use, TimeProvider time)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<RequiredScope>() is not { } required)
        {
            await next(context);
            return;
        }

        var (refusal, caller) = await AdmitAsync(context, required.Scope);
        if (refusal is not null)
        {
            await refusal.ExecuteAsync(context);
            return;
        }

        caller!.AttachTo(context);
        await next(context);
    }

    private async Task<(IResult? Refusal, InstanceCaller? Caller)> AdmitAsync(HttpContext context, string scope)
    {
        if (BearerToken.Read(context.Request) is not { } presented)
        {
            return (Problems.Unauthorized("Authorization", "Send an API token: Authorization: Bearer ptl_…"), null);
        }

        var slug = context.GetRouteValue("instance") as string ?? "";
        var found = await access.FindTokenAsync(slug, presented, context.RequestAborted);
        if (found is null || !found.Token.IsValidAt(time.GetUtcNow()))
        {
            return (await RefuseAsync(presented, context.RequestAborted), null);
        }

        if (!TokenScope.Allows(found.Token.Scopes, scope))
        {
            var detail = $"This token's scopes are {string.Join(", ", found.Token.Scopes)}; this call needs {scope}.";
            return (Problems.Of(StatusCodes.Status403Forbidden, "forbidden", "Not allowed", detail), null);
        }

        use.NoteToken(found.Token.Id);
        return (null, new InstanceCaller(found.Instance.OrganizationId, found.Instance.InstanceId, found.Instance.Slug, "token " + found.Token.Name));
    }

    /// <summary>A good token of another instance learns nothing about this one; a bad token learns that it is bad.</summary>
    private async Task<IResult> RefuseAsync(string presented, CancellationToken cancellationToken) =>
        await access.IsTokenAsync(presented, cancellationToken)
            ? Problems.NotFound()
            : Problems.Unauthorized("Authorization", "This API token is unknown, expired or revoked. Create one on the Access page.");
}
