using Portal.Components.Shared.Channels;
using Portal.Domain.Auth;
using Portal.Features.Connections.AddToSlack;
using Portal.Features.Connections.Channels;
using Portal.Features.Connections.Coverage;
using Portal.Features.Connections.Defaults;
using Portal.Features.Connections.Deleting;
using Portal.Features.Connections.Doctor;
using Portal.Features.Connections.Install;
using Portal.Features.Connections.Manifest;
using Portal.Features.Connections.Panel;
using Portal.Features.Connections.Requests;
using Portal.Features.Connections.Saving;
using Portal.Features.Connections.Testing;
using Portal.Features.Connections.Troubles;

namespace Portal.Features.Connections;

/// <summary>Connections: how an instance reaches Slack.</summary>
internal sealed class ConnectionsFeature : PortalFeature
{
    public override IReadOnlyList<NavigationEntry> Navigation { get; } =
        [new NavigationEntry("Connections", "connections", "cable", Permission.ViewConnections)];

    public override Type? Banner => typeof(ConnectionTroubleStrip);

    public override void AddServices(IServiceCollection services)
    {
        services.AddScoped<ListConnections>();
        services.AddScoped<GetConnection>();
        services.AddScoped<SaveConnection>();
        services.AddScoped<ConnectionWriter>();
        services.AddScoped<MakeDefaultConnection>();
        services.AddScoped<FindConnectionUses>();
        services.AddScoped<DeleteConnection>();
        services.AddScoped<TestConnection>();
        services.AddScoped<ConnectionActions>();
        services.AddScoped<FindTroubles>();
        AddInstall(services);
        AddRequests(services);
        AddExamination(services);
    }

    public override void MapApi(RouteGroupBuilder instance)
    {
        ConnectionsApi.Map(instance);
        SaveApi.Map(instance);
        DeleteApi.Map(instance);
        TestApi.Map(instance);
        ChannelsApi.Map(instance);
        DoctorApi.Map(instance);
        DefaultsApi.Map(instance);
    }

    public override void MapRoutes(IEndpointRouteBuilder routes)
    {
        InstallRoutes.Map(routes);
        ManifestRoutes.Map(routes);
        SlackRequestRoutes.Map(routes);
    }

    private static void AddExamination(IServiceCollection services)
    {
        services.AddScoped<ListChannels>();
        services.AddScoped<RefreshChannels>();
        services.AddScoped<CheckChannel>();
        services.AddScoped<ChannelDirectory, ConnectionChannels>();
        services.AddScoped<GetReport>();
        services.AddScoped<RunDoctor>();
        services.AddScoped<GetInstanceDefaults>();
        services.AddScoped<SaveInstanceDefaults>();
        services.AddScoped<StartCoverage>();
        services.AddScoped<GetCoverage>();
    }

    private static void AddInstall(IServiceCollection services)
    {
        services.AddScoped<BeginInstall>();
        services.AddScoped<FinishInstall>();
        services.AddScoped<GetAddToSlack>();
    }

    // A write may outlive its request, so nothing of it is the request's own.
    private static void AddRequests(IServiceCollection services)
    {
        services.AddSingleton<SlackRequestGate>();
        services.AddSingleton<SlackWrites>();
        services.AddHostedService(provider => provider.GetRequiredService<SlackWrites>());
        services.AddSingleton<RecordClick>();
        services.AddSingleton<ReceiveSlackEvent>();
        services.AddSingleton<EndInstallation>();
        services.AddSingleton<FollowChannel>();
        services.AddSingleton<FollowChannelId>();
        services.AddSingleton<ChannelUses>();
    }
}
