using Portal.Domain.Auth;

namespace Portal.Features.Access;

/// <summary>Who may send events to an instance, and who may call its API or its organization's.</summary>
internal sealed class AccessFeature : PortalFeature
{
    public override IReadOnlyList<NavigationEntry> Navigation { get; } =
        [new NavigationEntry("Access", "access", "key", Permission.ViewAccess)];

    public override void AddServices(IServiceCollection services)
    {
        services.AddScoped<SigningSecrets>();
        services.AddScoped<ListEventSources>();
        services.AddScoped<CreateEventSource>();
        services.AddScoped<RotateEventSource>();
        services.AddScoped<RevokeEventSource>();
        services.AddScoped<ListApiTokens>();
        services.AddScoped<CreateApiToken>();
        services.AddScoped<RevokeApiToken>();
    }

    public override void MapApi(RouteGroupBuilder instance)
    {
        EventSourcesApi.Map(instance);
        ApiTokensApi.MapInstance(instance);
    }

    public override void MapOrganizationApi(RouteGroupBuilder organization) => ApiTokensApi.MapOrganization(organization);
}
