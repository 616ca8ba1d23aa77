using Portal.SlackSimulator.Callbacks;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Control;

/// <summary>Which button of which message a user presses.</summary>
internal static class ClickInput
{
    public static Click? Read(ControlBody body, Workspace workspace)
    {
        var user = workspace.Users.Find(body.Text("user") ?? workspace.AnyMember.Id);
        if (user is null)
        {
            body.Wrong("user", "Must be the id of a person of this workspace.");
        }

        var name = body.Text("channel") ?? "";
        var channel = workspace.Users.Find(name) is { } person ? workspace.FindDirect([person]) : workspace.FindChannel(name);
        if (channel is null)
        {
            body.Wrong("channel", $"'{name}' is no conversation of this workspace.");
            return null;
        }

        var message = workspace.Messages.Find(channel.Id, body.Text("ts") ?? "");
        if (message is null)
        {
            body.Wrong("ts", "There is no such message in the conversation.");
            return null;
        }

        var click = user is null ? null : Click.Find(user, channel, message, body.Text("action_id") ?? "", body.Text("block_id"));
        if (click is null)
        {
            body.Wrong("action_id", "The message has no such button.");
        }

        return click;
    }
}
