using Portal.SlackSimulator.Limits;
using Portal.SlackSimulator.Messages;

namespace Portal.SlackSimulator.Api.Methods;

/// <summary>Only one person would see it, once: checked, answered, and not kept.</summary>
internal sealed class ChatPostEphemeral() : ApiMethod("chat.postEphemeral", RateTier.Tier4)
{
    private const int MostText = 40_000;

    public override IReadOnlyList<string> Scopes { get; } = ["chat:write"];

    public override bool TakesJson => true;

    public override ApiAnswer Answer(ApiCall call)
    {
        if (call.Arguments.Text("channel") is not { Length: > 0 } target)
        {
            return ApiAnswer.MissingArgument("channel");
        }

        if (call.Arguments.Text("user") is not { Length: > 0 } user)
        {
            return ApiAnswer.MissingArgument("user");
        }

        var content = MessageDraft.Read(call.Arguments, out var problem).ToContent();
        if (problem is not null)
        {
            return ApiAnswer.Failed(problem.Error, problem.Details);
        }

        var place = PostingPlace.Find(call, target);
        var error = content.IsEmpty ? "no_text"
            : content.Text.Length > MostText ? "msg_too_long"
            : place.Error ?? (place.Channel!.Members.Contains(user, StringComparer.Ordinal) ? null : "user_not_in_channel");
        return error is not null
            ? ApiAnswer.Failed(error)
            : ApiAnswer.Ok(writer => writer.WriteString("message_ts", call.Workspace.Messages.NextTs()));
    }
}
