using Portal.SlackSimulator.Api;
using Portal.SlackSimulator.Callbacks;
using Portal.SlackSimulator.Control;
using Portal.SlackSimulator.Images;
using Portal.SlackSimulator.IncomingWebhooks;
using Portal.SlackSimulator.OAuth;
using Portal.SlackSimulator.Requests;
using Portal.SlackSimulator.Viewer;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator;

/// <summary>Maps the simulator: Web API, incoming webhooks, OAuth, control and viewer.</summary>
public static class SlackSimulatorRoutes
{
    /// <summary>
    /// Maps everything below <paramref name="prefix"/> ("" alone, "/simulator" embedded). The endpoints ask for no sign-in and no
    /// antiforgery token, as Slack would not, and stay out of the API description: map them in development only.
    /// </summary>
    public static RouteGroupBuilder MapSlackSimulator(this IEndpointRouteBuilder endpoints, string prefix = "")
    {
        var address = new SimulatorAddress(prefix);
        var group = endpoints.MapGroup(address.Prefix);
        var services = endpoints.ServiceProvider;
        services.GetRequiredService<ApiEndpoint>().Map(group, address);
        services.GetRequiredService<WebhookEndpoint>().Map(group);
        services.GetRequiredService<AuthorizeEndpoint>().Map(group, address);
        services.GetRequiredService<ResponseUrls>().Map(group);
        services.GetRequiredService<ViewerEndpoints>().Map(group, address);
        Pictures.Map(group);
        MapControl(group.MapGroup("/control"), services, address);
        group.AllowAnonymous();
        group.DisableAntiforgery();
        group.ExcludeFromDescription();
        return group;
    }

    // What a test or a person may ask of the simulator that Slack does not answer.
    private static void MapControl(RouteGroupBuilder control, IServiceProvider services, SimulatorAddress address)
    {
        control.RefuseOtherSites();
        control.RequireChosenWorkspace(services.GetRequiredService<SimulatedSlack>());
        services.GetRequiredService<SimulatorControl>().Map(control, address);
        services.GetRequiredService<WorkspacesControl>().Map(control, address);
        services.GetRequiredService<HistoryControl>().Map(control);
        services.GetRequiredService<FaultControl>().Map(control);
        services.GetRequiredService<LimitControl>().Map(control);
        services.GetRequiredService<AppControl>().Map(control);
        services.GetRequiredService<CallbackControl>().Map(control, address);
        services.GetRequiredService<WorkspaceControl>().Map(control);
    }
}
