namespace Portal.Features.Organizations;

/// <summary>The organization itself: what it is called and which instances it has.</summary>
internal sealed class OrganizationsFeature : PortalFeature
{
    public override void AddServices(IServiceCollection services)
    {
        services.AddScoped<GetOrganization>();
        services.AddScoped<RenameOrganization>();
    }

    public override void MapOrganizationApi(RouteGroupBuilder organization) => OrganizationApi.Map(organization);
}
