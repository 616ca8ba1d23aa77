using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.SlackSimulator.Api;
using Portal.SlackSimulator.Calls;
using Portal.SlackSimulator.Control;
using Portal.SlackSimulator.Faults;
using Portal.SlackSimulator.Limits;
using Portal.SlackSimulator.Viewer;
using Portal.SlackSimulator.Webhooks;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator;

/// <summary>Registers a Slack that lives in this process's memory.</summary>
public static class SlackSimulatorServices
{
    /// <summary>Adds the simulated workspace and everything that answers for it. Map it with <c>MapSlackSimulator</c>.</summary>
    public static IServiceCollection AddSlackSimulator(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<SimulatedSlack>();
        services.AddSingleton<RateLimits>();
        services.AddSingleton<FaultBoard>();
        services.AddSingleton<FaultTargets>();
        services.AddSingleton<CallLog>();
        services.AddSingleton<ApiMethodList>();
        services.AddSingleton<ApiEndpoint>();
        services.AddSingleton<WebhookEndpoint>();
        services.AddSingleton<ControlEndpoints>();
        services.AddSingleton<ViewerEndpoints>();
        return services;
    }
}
