using Portal.SlackSimulator.Limits;
using Portal.SlackSimulator.Messages;
using Portal.SlackSimulator.Shapes;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Api.Methods;

internal sealed class ChatPostMessage() : ApiMethod("chat.postMessage", RateTier.Posting)
{
    public override IReadOnlyList<string> Scopes { get; } = ["chat:write"];

    public override bool TakesJson => true;

    public override ApiAnswer Answer(ApiCall call)
    {
        if (call.Arguments.Text("channel") is not { Length: > 0 } target)
        {
            return ApiAnswer.MissingArgument("channel");
        }

        var draft = MessageDraft.Read(call.Arguments, out var problem);
        if (problem is not null)
        {
            return ApiAnswer.Failed(problem.Error, problem.Details);
        }

        var content = draft.ToContent();
        if (content.IsEmpty)
        {
            return ApiAnswer.Failed("no_text");
        }

        var place = PostingPlace.Find(call, target);
        return place.Channel is null ? ApiAnswer.Failed(place.Error!) : Post(call, place.Channel, content);
    }

    private static ApiAnswer Post(ApiCall call, SlackChannel channel, MessageContent content)
    {
        var threadTs = call.Arguments.Text("thread_ts");
        var parts = LongText.Split(content, out var isTruncated);
        // Which of the parts' ts Slack answers is not known; the first is the one a thread would hang on.
        var isBroadcast = threadTs is not null && call.Arguments.Flag("reply_broadcast");
        var message = parts.Select(part => call.Workspace.Messages.Add(channel.Id, threadTs, "chat.postMessage", part, isBroadcast)).ToArray()[0];
        return ApiAnswer.Ok(writer =>
        {
            writer.WriteString("channel", channel.Id);
            writer.WriteString("ts", message.Ts);
            writer.WritePropertyName("message");
            MessageShape.Write(writer, message, call.Workspace);
        }) with
        { Message = message, Warnings = isTruncated ? ["message_truncated"] : [] };
    }
}
