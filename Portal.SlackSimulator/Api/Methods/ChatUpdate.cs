using Portal.SlackSimulator.Limits;
using Portal.SlackSimulator.Messages;
using Portal.SlackSimulator.Shapes;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Api.Methods;

internal sealed class ChatUpdate() : ApiMethod("chat.update", RateTier.Tier3)
{
    private const int MostText = 4_000;

    public override IReadOnlyList<string> Scopes { get; } = ["chat:write"];

    public override bool TakesJson => true;

    public override ApiAnswer Answer(ApiCall call)
    {
        var draft = MessageDraft.Read(call.Arguments, out var problem);
        if (call.Arguments.Text("channel") is not { Length: > 0 } channelId)
        {
            return ApiAnswer.MissingArgument("channel");
        }

        if (call.Arguments.Text("ts") is not { Length: > 0 } ts)
        {
            return ApiAnswer.MissingArgument("ts");
        }

        if (problem is not null)
        {
            return ApiAnswer.Failed(problem.Error, problem.Details);
        }

        return draft.Text is { Length: > MostText } ? ApiAnswer.Failed("msg_too_long") : Update(call, draft, channelId, ts);
    }

    private static ApiAnswer Update(ApiCall call, MessageDraft draft, string channelId, string ts)
    {
        // A user's id is not accepted here, only the D… id that the post answered.
        if (channelId.StartsWith('#') || call.Workspace.FindChannel(channelId) is not { IsVisible: true } channel)
        {
            return ApiAnswer.Failed("channel_not_found");
        }

        if (channel.IsArchived)
        {
            return ApiAnswer.Failed("is_inactive");
        }

        return call.Workspace.Messages.Find(channelId, ts) switch
        {
            null => ApiAnswer.Failed("message_not_found"),
            { IsFromWebhook: true } => ApiAnswer.Failed("cant_update_message"),
            var message => Apply(call, draft, message),
        };
    }

    private static ApiAnswer Apply(ApiCall call, MessageDraft draft, SlackMessage message)
    {
        var now = call.Clock.GetUtcNow().ToUnixTimeSeconds();
        var content = draft.ApplyTo(message.Content, $"{now}.000000");
        if (content.IsEmpty || (draft.Text is null && draft.Blocks is null && draft.Attachments is null && draft.Metadata is null))
        {
            return ApiAnswer.Failed("no_text");
        }

        // It can be shown in the conversation as well, never taken back.
        message.IsBroadcast |= message.IsReply && call.Arguments.Flag("reply_broadcast");
        call.Workspace.Messages.Update(message, content);
        return ApiAnswer.Ok(writer =>
        {
            writer.WriteString("channel", message.ChannelId);
            writer.WriteString("ts", message.Ts);
            writer.WriteString("text", content.Text);
            writer.WritePropertyName("message");
            MessageShape.Write(writer, message, call.Workspace);
        }) with
        { Message = message };
    }
}
