using Portal.SlackSimulator.Limits;

namespace Portal.SlackSimulator.Api.Methods;

internal sealed class ChatDelete() : ApiMethod("chat.delete", RateTier.Tier3)
{
    public override IReadOnlyList<string> Scopes { get; } = ["chat:write"];

    public override bool TakesJson => true;

    public override ApiAnswer Answer(ApiCall call)
    {
        if (call.Arguments.Text("channel") is not { Length: > 0 } channelId)
        {
            return ApiAnswer.MissingArgument("channel");
        }

        if (call.Arguments.Text("ts") is not { Length: > 0 } ts)
        {
            return ApiAnswer.MissingArgument("ts");
        }

        if (channelId.StartsWith('#') || call.Workspace.FindChannel(channelId) is not { IsVisible: true })
        {
            return ApiAnswer.Failed("channel_not_found");
        }

        return call.Workspace.Messages.Find(channelId, ts) switch
        {
            { IsFromWebhook: true } => ApiAnswer.Failed("cant_delete_message"),
            { } message when call.Workspace.Messages.Remove(message) => ApiAnswer.Ok(writer =>
            {
                writer.WriteString("channel", channelId);
                writer.WriteString("ts", ts);
            }) with
            { Message = message },
            _ => ApiAnswer.Failed("message_not_found"),
        };
    }
}
