using System.ComponentModel.DataAnnotations;
using Portal.Api;
using Portal.Api.OpenApi;
using Portal.Auth;
using Portal.Domain.Auth;

namespace Portal.Features.Organizations;

/// <summary>The organization over HTTP.</summary>
internal static class OrganizationApi
{
    public static void Map(RouteGroupBuilder organization)
    {
        var routes = organization.MapGroup("").WithTags("Organization");
        routes.MapGet("", GetAsync).WithName("GetOrganization").WithSummary("The organization and its instances").RequireScope(TokenScope.Read)
            .Produces<OrganizationView>();
        routes.MapPatch("", RenameAsync).WithName("ChangeOrganization").WithSummary("Change the organization's name")
            .RequireScope(TokenScope.Admin).Accepts<OrganizationBody>("application/json").DescribesBody(typeof(OrganizationBody), """{"name":"Acme Europe"}""")
            .Produces<OrganizationView>();
    }

    private static async Task<IResult> GetAsync(OrganizationCaller caller, GetOrganization get, CancellationToken cancellationToken) =>
        Results.Ok(await get.HandleAsync(caller, cancellationToken));

    private static async Task<IResult> RenameAsync(OrganizationCaller caller, JsonRequest body, RenameOrganization rename, CancellationToken cancellationToken)
    {
        var name = body.Text("name");
        return body.Refusal ?? (await rename.HandleAsync(caller, name, cancellationToken)).ToHttp();
    }

    /// <summary>What an organization is written as.</summary>
    private sealed record OrganizationBody([property: MaxLength(RenameOrganization.Longest)] string Name);
}
