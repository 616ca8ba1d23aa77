using Portal.SlackSimulator.Html;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Viewer;

/// <summary>The list of messages: a conversation with its threads, or what a search found.</summary>
internal static class MessagesHtml
{
    private const int MostShown = 100;

    public static string For(ViewerState state)
    {
        var html = new HtmlWriter();
        var writer = new MessageHtml(html, state.Workspace);
        if (state.Query is not null)
        {
            WriteFound(state, writer);
        }
        else
        {
            WriteConversation(state, writer);
        }

        return html.ToString();
    }

    private static void WriteFound(ViewerState state, MessageHtml writer)
    {
        foreach (var message in state.Workspace.Messages.In(null).Where(message => message.Content.Contains(state.Query!)).TakeLast(MostShown))
        {
            var channel = state.Workspace.FindChannel(message.ChannelId);
            writer.Write(message, [], channel is null ? message.ChannelId : state.NameOf(channel));
        }
    }

    private static void WriteConversation(ViewerState state, MessageHtml writer)
    {
        var all = state.Workspace.Messages.In(state.Channel.Id);
        var known = all.Select(message => message.Ts).ToHashSet(StringComparer.Ordinal);
        var replies = all.Where(IsReply).ToLookup(message => message.ThreadTs!, StringComparer.Ordinal);
        foreach (var message in all.Where(message => !IsReply(message) || message.IsBroadcast).TakeLast(MostShown))
        {
            writer.Write(message, [.. replies[message.Ts]]);
        }

        // A reply whose parent is gone is still shown, as a message of its own.
        bool IsReply(SlackMessage message) => message.ThreadTs is not null && message.ThreadTs != message.Ts && known.Contains(message.ThreadTs);
    }
}
