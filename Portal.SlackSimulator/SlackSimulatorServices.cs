using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.SlackSimulator.Api;
using Portal.SlackSimulator.Api.Methods;
using Portal.SlackSimulator.Callbacks;
using Portal.SlackSimulator.Calls;
using Portal.SlackSimulator.Control;
using Portal.SlackSimulator.Faults;
using Portal.SlackSimulator.IncomingWebhooks;
using Portal.SlackSimulator.Limits;
using Portal.SlackSimulator.OAuth;
using Portal.SlackSimulator.Viewer;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator;

/// <summary>Registers a Slack that lives in this process's memory.</summary>
public static class SlackSimulatorServices
{
    /// <summary>Adds the simulated workspace and everything that answers for it. Map it with <c>MapSlackSimulator</c>.</summary>
    /// <param name="configure">How the simulated app is set up: where its clicks, events and redirects go.</param>
    public static IServiceCollection AddSlackSimulator(this IServiceCollection services, Action<SlackSimulatorOptions>? configure = null)
    {
        services.AddOptions<SlackSimulatorOptions>().Configure(configure ?? (_ => { }));
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<SimulatedSlack>();
        services.AddSingleton(new ApiMethodCatalog(ApiMethodList.All));
        services.AddSingleton<ApiEndpoint>();
        services.AddSingleton<WebhookEndpoint>();
        services.AddSingleton<AuthorizeEndpoint>();
        services.AddSingleton<ViewerEndpoints>();
        AddCalls(services);
        AddCallbacks(services);
        AddControl(services);
        return services;
    }

    private static void AddCalls(IServiceCollection services)
    {
        services.AddSingleton<FaultBoard>();
        services.AddSingleton<RateLimits>();
        services.AddSingleton<CallLog>();
        services.AddSingleton<CallPipeline>();
    }

    private static void AddCallbacks(IServiceCollection services)
    {
        services.AddSingleton<CallbackSender>();
        services.AddSingleton<ResponseUrls>();
        services.AddSingleton<EventDeliveries>();
        services.AddHostedService(provider => provider.GetRequiredService<EventDeliveries>());
        services.AddHttpClient(CallbackSender.ClientName, client => client.MaxResponseContentBufferSize = CallbackSender.LongestAnswer)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false })
            .RemoveAllLoggers();
    }

    private static void AddControl(IServiceCollection services)
    {
        services.AddSingleton<SimulatorControl>();
        services.AddSingleton<HistoryControl>();
        services.AddSingleton<FaultTargets>();
        services.AddSingleton<FaultControl>();
        services.AddSingleton<LimitControl>();
        services.AddSingleton<AppControl>();
        services.AddSingleton<CallbackControl>();
        services.AddSingleton<WorkspaceControl>();
        services.AddSingleton<WorkspacesControl>();
    }
}
