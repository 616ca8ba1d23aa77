using System.Text.Json;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Control;

/// <summary>The stored messages, newest first.</summary>
internal static class MessageQuery
{
    public static IResult Answer(HttpRequest request, Workspace workspace)
    {
        var query = new ControlQuery(request.Query);
        var limit = query.Whole("limit", 1, MessageStore.Capacity) ?? 100;
        if (query.Problem is { } problem)
        {
            return problem;
        }

        var name = query.Text("channel");
        var channel = name is null ? null : Find(workspace, name);
        if (name is not null && channel is null)
        {
            return ControlAnswer.Invalid("channel", $"'{name}' is no channel, direct conversation or person of this workspace.");
        }

        var words = query.Text("contains");
        var found = workspace.Messages.In(channel?.Id).Reverse().Where(message => words is null || message.Content.Contains(words)).ToArray();
        return ControlAnswer.Json(new { total = found.Length, messages = found.Take(limit).Select(message => View(message, workspace)) });
    }

    private static SlackChannel? Find(Workspace workspace, string name) =>
        workspace.Users.Find(name) is { TakesDirectMessages: true } person ? workspace.OpenDirect([person]) : workspace.FindChannel(name);

    private static object View(SlackMessage message, Workspace workspace)
    {
        var content = message.Content;
        return new
        {
            channel = message.ChannelId,
            channelName = workspace.FindChannel(message.ChannelId)?.Name,
            ts = message.Ts,
            thread_ts = message.ThreadTs,
            via = message.IsFromWebhook ? "webhook" : message.Source,
            webhook = message.IsFromWebhook ? message.Source : null,
            text = content.Text,
            blocks = Parse(content.Blocks),
            attachments = Parse(content.Attachments),
            metadata = Parse(content.Metadata),
            edited = content.EditedTs is not null,
            updates = message.Updates,
        };
    }

    private static JsonElement? Parse(string? json) => json is null ? null : JsonElement.Parse(json);
}
