using Portal.SlackSimulator.Limits;

namespace Portal.SlackSimulator.Api.Methods;

internal sealed class ConversationsMembers() : ApiMethod("conversations.members", RateTier.Tier4)
{
    public override IReadOnlyList<string> Scopes => ConversationScopes.Read;

    public override ApiAnswer Answer(ApiCall call)
    {
        if (call.Workspace.FindChannel(call.Arguments.Text("channel")) is not { IsVisible: true } channel)
        {
            return ApiAnswer.Failed("channel_not_found");
        }

        var page = Paging.Take(channel.Members, call.Arguments, defaultLimit: 100);
        return page.Error is not null ? ApiAnswer.Failed(page.Error) : ApiAnswer.Ok(writer =>
        {
            writer.WriteStartArray("members");
            foreach (var member in page.Items)
            {
                writer.WriteStringValue(member);
            }

            writer.WriteEndArray();
        }) with
        { NextCursor = page.NextCursor };
    }
}
