using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Viewer;

/// <summary>What the page shows: it all stands in the URL.</summary>
/// <param name="Query">Words to search in all conversations, or null.</param>
internal sealed record ViewerState(Workspace Workspace, SlackChannel Channel, string? Query)
{
    public static ViewerState From(HttpRequest request, Workspace workspace)
    {
        var query = request.Query["q"].ToString().Trim();
        var channel = workspace.FindChannel(request.Query["channel"].ToString()) ?? workspace.FindChannel(SampleWorkspace.MemberChannel)!;
        return new ViewerState(workspace, channel, query.Length == 0 ? null : query);
    }

    public string Title => Query is null ? NameOf(Channel) : $"Search: {Query}";

    public string NameOf(SlackChannel channel) => channel switch
    {
        { IsDirect: true } => string.Join(", ", channel.Members.Where(id => id != SampleWorkspace.BotUserId).Select(id => Workspace.FindUser(id)?.RealName ?? id)),
        _ => "#" + channel.Name,
    };
}
