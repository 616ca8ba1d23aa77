using Portal.SlackSimulator.Calls;
using Portal.SlackSimulator.Requests;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.IncomingWebhooks;

/// <summary>Incoming webhooks: the URL is the secret and the channel; the answer is one word.</summary>
internal sealed class WebhookEndpoint(SimulatedSlack slack, CallPipeline calls)
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapPost("/services/{**rest}", HandleAsync);

    private Task HandleAsync(HttpContext context) => calls.RunAsync(context, () => ReadAsync(context));

    private async Task<Exchange> ReadAsync(HttpContext context)
    {
        var path = $"/services/{context.GetRouteValue("rest")}";
        var workspace = slack.FindOrFirst(one => path.StartsWith($"/services/{one.Team.Id}/", StringComparison.Ordinal));
        return new WebhookExchange(workspace, path, workspace.Webhooks.Find(path), await PayloadReader.ReadAsync(context.Request, context.RequestAborted));
    }
}
