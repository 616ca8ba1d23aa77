using Portal.Components.Shared.Channels;
using Portal.Domain.Auth;
using Portal.Features.Connections.Channels;
using Portal.Features.Connections.Coverage;
using Portal.Features.Connections.Defaults;
using Portal.Features.Connections.Doctor;

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
        services.AddScoped<FindTroubles>();
        services.AddScoped<ListChannels>();
        services.AddScoped<RefreshChannels>();
        services.AddScoped<LookAtChannel>();
        services.AddScoped<ChannelDirectory, ConnectionChannels>();
        services.AddScoped<GetReport>();
        services.AddScoped<RunDoctor>();
        services.AddScoped<GetInstanceDefaults>();
        services.AddScoped<SaveInstanceDefaults>();
        services.AddScoped<StartCoverage>();
        services.AddScoped<GetCoverage>();
    }

    public override Type? Banner => typeof(ConnectionTroubleStrip);

    public override void MapApi(RouteGroupBuilder instance)
    {
        ConnectionsApi.Map(instance);
        ChannelsApi.Map(instance);
        DoctorApi.Map(instance);
        DefaultsApi.Map(instance);
    }
}
