using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Viewer;

/// <summary>What the page shows: it all stands in the URL.</summary>
/// <param name="Query">Words to search in all conversations, or null.</param>
internal sealed record ViewerState(Workspace Workspace, SlackChannel Channel, string? Query)
{
    /// <summary>The app's own page instead of messages.</summary>
    public bool ShowsApp { get; init; }

    /// <summary>The workspaces that are not shown.</summary>
    public IReadOnlyList<Workspace> Others { get; init; } = [];

    public bool ShowsChannel => Query is null && !ShowsApp;

    public static ViewerState From(HttpRequest request, SimulatedSlack slack)
    {
        var id = request.Query["channel"].ToString();
        var workspace = slack.Find(request.Query["workspace"].ToString()) ?? slack.FindOrFirst(one => one.FindChannel(id) is not null);
        var query = request.Query["q"].ToString().Trim();
        var channel = workspace.FindChannel(id) ?? workspace.MainChannel;
        var showsApp = request.Query["page"] == "app";
        return new ViewerState(workspace, channel, query.Length == 0 || showsApp ? null : query)
        {
            ShowsApp = showsApp,
            Others = [.. slack.All.Where(other => other != workspace)],
        };
    }

    public string Title => ShowsApp ? $"{SampleWorkspace.AppName}, the app" : Query is null ? NameOf(Channel) : $"Search: {Query}";

    public string NameOf(SlackChannel channel) => channel switch
    {
        { IsDirect: true } => string.Join(", ", channel.Members.Where(id => id != Workspace.Team.BotUserId).Select(id => Workspace.Users.Find(id)?.RealName ?? id)),
        _ => "#" + channel.Name,
    };
}
