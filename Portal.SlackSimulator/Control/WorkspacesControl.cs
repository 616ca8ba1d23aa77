using Portal.SlackSimulator.Requests;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Control;

/// <summary>The workspaces that the app can be installed in, and one more on demand.</summary>
internal sealed class WorkspacesControl(SimulatedSlack slack)
{
    private const int LongestName = 50;

    public void Map(IEndpointRouteBuilder control, SimulatorAddress address)
    {
        control.MapGet("/workspaces", (HttpRequest request) => ControlAnswer.Json(new { workspaces = slack.All.Select(one => View(one, address.UrlOn(request))) }));
        control.MapPost("/workspaces", (HttpRequest request) => AddAsync(request, address));
    }

    private Task<IResult> AddAsync(HttpRequest request, SimulatorAddress address) => ControlBody.HandleAsync(request, body =>
    {
        var name = (body.Text("name") ?? "Globex").Trim();
        if (name.Length is 0 or > LongestName || name.Any(char.IsControl))
        {
            body.Wrong("name", $"Must be a name of 1 to {LongestName} characters.");
        }

        return () => ControlAnswer.Json(View(slack.Add(name), address.UrlOn(request)), StatusCodes.Status201Created);
    });

    private static object View(Workspace workspace, string url) => new
    {
        workspace.Team.Id,
        workspace.Team.Name,
        workspace.Team.Domain,
        workspace.Team.BotUserId,
        token = workspace.Tokens.All.FirstOrDefault(token => token is { Problem: null, IsBot: true })?.Value,
        webhookUrl = workspace.Webhooks.All.FirstOrDefault(hook => hook.Refusal is null) is { } hook ? url + hook.Path : null,
        emails = workspace.Users.All.Where(user => user.Email is not null).Select(user => user.Email),
        channels = workspace.Channels.Where(channel => !channel.IsDirect).Select(channel => new { channel.Id, channel.Name }),
    };
}
