using Portal.SlackSimulator.Api;
using Portal.SlackSimulator.Callbacks;
using Portal.SlackSimulator.Control;
using Portal.SlackSimulator.OAuth;
using Portal.SlackSimulator.Viewer;
using Portal.SlackSimulator.IncomingWebhooks;

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
        services.GetRequiredService<ControlEndpoints>().Map(group, address);
        services.GetRequiredService<ViewerEndpoints>().Map(group, address);
        group.AllowAnonymous();
        group.DisableAntiforgery();
        group.ExcludeFromDescription();
        return group;
    }
}
