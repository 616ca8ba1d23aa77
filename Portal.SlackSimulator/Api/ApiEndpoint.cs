using Portal.SlackSimulator.Callbacks;
using Portal.SlackSimulator.Calls;
using Portal.SlackSimulator.Requests;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Api;

/// <summary>Slack's Web API.</summary>
internal sealed class ApiEndpoint(SimulatedSlack slack, ApiMethodCatalog methods, EventDeliveries events, CallPipeline calls, TimeProvider clock)
{
    public void Map(IEndpointRouteBuilder routes, SimulatorAddress address) =>
        routes.MapMethods("/api/{method}", ["GET", "POST"], (HttpContext context) => HandleAsync(context, address));

    private Task HandleAsync(HttpContext context, SimulatorAddress address) => calls.RunAsync(context, () => ReadAsync(context, address));

    private async Task<Exchange> ReadAsync(HttpContext context, SimulatorAddress address)
    {
        var name = (string)context.GetRouteValue("method")!;
        var method = methods.Find(name);
        var request = await ApiRequestReader.ReadAsync(context.Request, method?.TakesJson ?? true, context.RequestAborted);
        var call = new ApiCall(request.Arguments, Of(request), clock) { BaseUrl = address.UrlOn(context.Request) };
        return new ApiExchange(name, method, request, call, events);
    }

    // A token is of one workspace, and so is a code.
    private Workspace Of(ApiRequest request)
    {
        var arguments = request.Arguments;
        return slack.FindOrFirst(workspace => workspace.Tokens.Find(request.Token ?? arguments.Text("token")) is not null
            || workspace.Installations.Knows(arguments.Text("code"))
            || workspace.Installations.KnowsRefresh(arguments.Text("refresh_token")));
    }
}
