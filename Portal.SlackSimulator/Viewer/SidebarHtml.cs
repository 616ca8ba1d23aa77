using Portal.SlackSimulator.Html;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Viewer;

/// <summary>The conversations at the left. The script counts what is unread from <c>data-posted</c>.</summary>
internal static class SidebarHtml
{
    // Drawn, because not every machine has a font with emoji.
    private const string Lock = """<svg class="lock" viewBox="0 0 12 14"><path d="M3 6V4a3 3 0 0 1 6 0v2h1v7H2V6zm1.5 0h3V4a1.5 1.5 0 0 0-3 0z"/></svg>""";

    public static string Channels(ViewerState state) =>
        List(state, state.Workspace.Channels.Where(channel => !channel.IsDirect).OrderBy(channel => channel.IsArchived).ThenBy(channel => channel.Name, StringComparer.Ordinal));

    public static string Directs(ViewerState state) =>
        List(state, state.Workspace.Channels.Where(channel => channel.IsDirect).OrderBy(state.NameOf, StringComparer.Ordinal));

    private static string List(ViewerState state, IEnumerable<SlackChannel> channels)
    {
        var posted = state.Workspace.Messages.Posted();
        var html = new HtmlWriter();
        foreach (var channel in channels)
        {
            var count = posted.GetValueOrDefault(channel.Id);
            var isCurrent = state.ShowsChannel && channel.Id == state.Channel.Id;
            html.Add($"""<li data-key="{channel.Id}" data-version="{count}.{channel.Name}.{channel.IsArchived}.{channel.IsReadOnly}.{channel.IsMember}"><a href="?channel={channel.Id}" data-channel="{channel.Id}" data-posted="{count}" """);
            html.Markup(isCurrent ? "aria-current=\"page\">" : ">");
            html.Add($"""<span class="mark{(channel.IsMpim ? " people" : "")}" aria-hidden="true">""");
            if (channel.IsMpim)
            {
                html.Add($"{channel.Members.Count - 1}");
            }
            else
            {
                html.Markup(Mark(channel));
            }

            html.Add($"""</span><span class="name">{(channel.IsDirect ? state.NameOf(channel) : channel.Name)}</span>""");
            Note(html, channel);
            html.Add($"""<span class="unread" hidden></span></a></li>""");
        }

        return html.ToString();
    }

    private static string Mark(SlackChannel channel) => channel switch
    {
        { IsDirect: true } => "●",
        { IsPrivate: true } => Lock,
        _ => "#",
    };

    private static void Note(HtmlWriter html, SlackChannel channel)
    {
        var note = channel switch
        {
            { IsArchived: true } => "archived",
            { IsReadOnly: true } => "read-only",
            { IsMember: false } => "bot not in",
            _ => null,
        };
        if (note is not null)
        {
            html.Add($"""<span class="note">{note}</span>""");
        }
    }
}
