using Portal.SlackSimulator.Api;
using Portal.SlackSimulator.Control;
using Portal.SlackSimulator.Faults;
using Portal.SlackSimulator.Html;
using Portal.SlackSimulator.OAuth;
using Portal.SlackSimulator.Requests;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Viewer;

/// <summary>The page that shows what the workspace shows, and what keeps it up to date.</summary>
internal sealed class ViewerEndpoints(SimulatedSlack slack, FaultBoard faults, ApiMethodCatalog methods)
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' https: http: data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public void Map(IEndpointRouteBuilder routes, SimulatorAddress address)
    {
        routes.MapGet("/", (HttpContext context) => Page(context, address));
        routes.MapGet("/viewer/live", Live);
        foreach (var asset in HtmlAsset.All)
        {
            routes.MapGet($"/viewer/{asset.Name}", (HttpResponse response) =>
            {
                response.Headers.CacheControl = "public, max-age=31536000, immutable";
                return Results.Bytes(asset.Bytes, asset.ContentType);
            });
        }
    }

    private IResult Page(HttpContext context, SimulatorAddress address)
    {
        var state = ViewerState.From(context.Request, slack);
        context.Response.Headers.ContentSecurityPolicy = Policy;
        context.Response.Headers.CacheControl = "no-store";
        var basePath = address.PathOn(context.Request);
        var app = state.ShowsApp ? AppHtml.Page(state.Workspace, RedirectRule.For(state.Workspace.App.RedirectUrls, context.Request), basePath) : "";
        var page = PageHtml.Write(
            state, Parts(state), FaultPanelHtml.Form(methods, state.Workspace), app, basePath, address.UrlOn(context.Request));
        return Results.Content(page, "text/html; charset=utf-8");
    }

    /// <summary>204 while nothing has changed; a page that looks once a second costs next to nothing.</summary>
    private IResult Live(HttpRequest request)
    {
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        var state = ViewerState.From(request, slack);
        return request.Query["version"] == Version(state.Workspace)
            ? Results.NoContent()
            : ControlAnswer.Json(Parts(state));
    }

    private ViewerParts Parts(ViewerState state) => new(
        Version(state.Workspace),
        SidebarHtml.Channels(state),
        SidebarHtml.Directs(state),
        state.ShowsApp ? "" : MessagesHtml.For(state),
        FaultPanelHtml.Armed(faults, state.Workspace),
        faults.Armed.Count,
        state.ShowsApp ? AppHtml.Tokens(state.Workspace) : "");

    private string Version(Workspace workspace)
    {
        return $"{slack.Resets}.{workspace.Messages.Version}.{faults.Version}.{workspace.Channels.Count}.{workspace.ChangedChannels}.{workspace.Tokens.Version}.{workspace.Team.Id}";
    }
}
