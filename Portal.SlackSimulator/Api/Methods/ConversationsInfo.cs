using Portal.SlackSimulator.Limits;
using Portal.SlackSimulator.Shapes;

namespace Portal.SlackSimulator.Api.Methods;

internal sealed class ConversationsInfo() : ApiMethod("conversations.info", RateTier.Tier3)
{
    public override IReadOnlyList<string> Scopes => ConversationScopes.Read;

    public override ApiAnswer Answer(ApiCall call)
    {
        if (call.Workspace.FindChannel(call.Arguments.Text("channel")) is not { IsVisible: true } channel)
        {
            return ApiAnswer.Failed("channel_not_found");
        }

        var needed = ConversationScopes.For(channel.TypeName);
        return !call.MayUse(needed)
            ? ApiAnswer.MissingScope(needed, call.Token!.ScopeList)
            : ApiAnswer.Ok(writer =>
            {
                writer.WritePropertyName("channel");
                ChannelShape.Write(writer, channel, call.Workspace, call.Arguments.Flag("include_num_members"));
            });
    }
}
