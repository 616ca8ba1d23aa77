using Portal.Domain.Auth;

namespace Portal.Features.Connections;

/// <summary>Connections: how an instance reaches Slack.</summary>
internal sealed class ConnectionsFeature : PortalFeature
{
    public override IReadOnlyList<NavigationEntry> Navigation { get; } =
        [new NavigationEntry("Connections", "connections", "cable", Permission.ViewConnections)];

    public override void AddServices(IServiceCollection services)
    {
        services.AddScoped<ListConnections>();
        services.AddScoped<GetConnection>();
        services.AddScoped<SaveConnection>();
        services.AddScoped<SetConnectionEnabled>();
        services.AddScoped<MakeDefaultConnection>();
        services.AddScoped<FindConnectionUses>();
        services.AddScoped<DeleteConnection>();
        services.AddScoped<TestConnection>();
        services.AddScoped<ConnectionActions>();
    }

    public override void MapApi(RouteGroupBuilder instance) => ConnectionsApi.Map(instance);
}
