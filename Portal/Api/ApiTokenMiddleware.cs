using Portal.Auth;
using Portal.Domain.Auth;

namespace Portal.Api;

/// <summary>
/// Admits a bearer token to the routes that ask for a scope, before anything of the request's body is read: 401 comes before 422.
/// </summary>
internal sealed class ApiTokenMiddleware(RequestDelegate next, CredentialCache credentials, OrganizationTokens organizations, SenderUse use, TimeProvider time)
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

    private async Task<(IResult? Refusal, Caller? Caller)> AdmitAsync(HttpContext context, string scope)
    {
        if (BearerToken.Read(context.Request) is not { } presented)
        {
            return (Problems.Unauthorized("Authorization", "Send an API token: Authorization: Bearer ptl_…"), null);
        }

        var (token, caller) = await FindAsync(context, presented);
        if (token is null || !token.IsValidAt(time.GetUtcNow()))
        {
            return (await RefuseAsync(presented, context.RequestAborted), null);
        }

        if (!TokenScope.Allows(token.Scopes, scope))
        {
            var detail = $"This token's scopes are {string.Join(", ", token.Scopes)}; this call needs {scope}.";
            return (Problems.Of(StatusCodes.Status403Forbidden, "forbidden", "Not allowed", detail), null);
        }

        use.NoteToken(token.Id);
        return (null, caller);
    }

    // A token belongs to an instance or to an organization, and opens the addresses of that alone.
    private async Task<(KnownToken? Token, Caller? Caller)> FindAsync(HttpContext context, string presented)
    {
        if (context.GetRouteValue(ApiGroups.Organization) is string organization)
        {
            var found = await organizations.FindAsync(organization, presented, context.RequestAborted);
            return (found?.Token, found?.Caller);
        }

        var admitted = await credentials.FindTokenAsync(context.GetRouteValue(ApiGroups.Instance) as string ?? "", presented, context.RequestAborted);
        return (admitted?.Token, admitted?.Caller);
    }

    /// <summary>A good token of elsewhere learns nothing about what is here; a bad token learns that it is bad.</summary>
    private async Task<IResult> RefuseAsync(string presented, CancellationToken cancellationToken) =>
        await credentials.IsTokenAsync(presented, cancellationToken)
            ? Problems.NotFound()
            : Problems.Unauthorized("Authorization", "This API token is unknown, expired or revoked. Create one on the Access page.");
}
