using Portal.SlackSimulator.Limits;
using Portal.SlackSimulator.Shapes;

namespace Portal.SlackSimulator.Api.Methods;

internal sealed class ConversationsJoin() : ApiMethod("conversations.join", RateTier.Tier3)
{
    private const string Already = "already_in_channel";

    public override IReadOnlyList<string> Scopes { get; } = ["channels:join"];

    public override bool TakesJson => true;

    public override ApiAnswer Answer(ApiCall call) => call.Workspace.FindChannel(call.Arguments.Text("channel")) switch
    {
        null or { IsVisible: false } => ApiAnswer.Failed("channel_not_found"),
        { IsArchived: true } => ApiAnswer.Failed("is_archived"),
        { IsDirect: true } or { IsPrivate: true } => ApiAnswer.Failed("method_not_supported_for_channel_type"),
        { IsMember: true } joined => Joined(call, joined) with { Warnings = [Already] },
        var channel => Joined(call, call.Workspace.Join(channel)),
    };

    private static ApiAnswer Joined(ApiCall call, Workspaces.SlackChannel channel) => ApiAnswer.Ok(writer =>
    {
        writer.WritePropertyName("channel");
        ChannelShape.Write(writer, channel, call.Workspace, withCount: false);
    });
}
