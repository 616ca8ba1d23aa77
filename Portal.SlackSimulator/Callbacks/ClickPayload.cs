using System.Text.Json.Nodes;
using Portal.SlackSimulator.Shapes;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Callbacks;

/// <summary>A <c>block_actions</c> payload: a user pressed a button of a message.</summary>
internal static class ClickPayload
{
    public static CallbackRequest Of(Click click, Workspace workspace, Uri url, string responseUrl, DateTimeOffset now)
    {
        var team = workspace.Team;
        var payload = new JsonObject
        {
            ["type"] = "block_actions",
            ["user"] = Person(click.User, team),
            ["api_app_id"] = SampleWorkspace.AppId,
            ["token"] = EventEnvelope.VerificationToken,
            ["container"] = new JsonObject
            {
                ["type"] = "message",
                ["message_ts"] = click.Message.Ts,
                ["channel_id"] = click.Channel.Id,
                ["is_ephemeral"] = false,
            },
            ["trigger_id"] = $"{Digits(13, now)}.{Digits(12, now)}.{RandomText.Of(32)}",
            ["team"] = new JsonObject { ["id"] = team.Id, ["domain"] = team.Domain },
            ["enterprise"] = null,
            ["is_enterprise_install"] = false,
            ["channel"] = new JsonObject { ["id"] = click.Channel.Id, ["name"] = NameOf(click.Channel) },
            ["message"] = CallbackJson.Node(writer => MessageShape.Write(writer, click.Message, workspace)),
            ["state"] = new JsonObject { ["values"] = new JsonObject() },
            ["response_url"] = responseUrl,
            ["actions"] = new JsonArray(Action(click, now)),
        };
        return new CallbackRequest("block_actions", url, "application/x-www-form-urlencoded", "payload=" + Uri.EscapeDataString(CallbackJson.Write(payload)));
    }

    private static JsonObject Person(SlackUser user, Team team) => new()
    {
        ["id"] = user.Id,
        ["username"] = user.Handle,
        ["name"] = user.Handle,
        ["team_id"] = team.Id,
    };

    // The element as it stands in the message, without what only draws it.
    private static JsonObject Action(Click click, DateTimeOffset now)
    {
        var action = (JsonObject)click.Element.DeepClone();
        action.Remove("confirm");
        action.Remove("accessibility_label");
        action["block_id"] = click.BlockId;
        action["action_ts"] = $"{now.ToUnixTimeMilliseconds() / 1000}.{now.ToUnixTimeMilliseconds() % 1000:D3}000";
        return action;
    }

    private static string NameOf(SlackChannel channel) => channel switch
    {
        { IsIm: true } => "directmessage",
        { IsPrivate: true, IsMpim: false } => "privategroup",
        _ => channel.Name,
    };

    private static string Digits(int length, DateTimeOffset now) => $"{now.ToUnixTimeMilliseconds()}".PadRight(length, '0')[..length];
}
