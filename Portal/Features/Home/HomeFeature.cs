namespace Portal.Features.Home;

/// <summary>The overview of an instance: how far the set-up is, and how the last day went.</summary>
internal sealed class HomeFeature : PortalFeature
{
    public override void AddServices(IServiceCollection services) => services.AddScoped<GetOverview>();
}
