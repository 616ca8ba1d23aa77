using Portal.SlackSimulator.Limits;
using Portal.SlackSimulator.Shapes;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Api.Methods;

internal sealed class ConversationsList() : ApiMethod("conversations.list", RateTier.Tier2)
{
    private static readonly string[] KnownTypes = ["public_channel", "private_channel", "mpim", "im"];

    public override IReadOnlyList<string> Scopes => ConversationScopes.Read;

    public override ApiAnswer Answer(ApiCall call)
    {
        var types = call.Arguments.List("types");
        types = types.Count == 0 ? ["public_channel"] : types;
        if (types.Any(type => !KnownTypes.Contains(type, StringComparer.Ordinal) || !call.MayUse(ConversationScopes.For(type))))
        {
            return ApiAnswer.Failed("invalid_types");
        }

        var skipArchived = call.Arguments.Flag("exclude_archived");
        var found = call.Workspace.Channels.Where(channel => IsListed(channel, types) && !(skipArchived && channel.IsArchived)).ToArray();
        var page = Paging.Take(found, call.Arguments, defaultLimit: 100, most: 999);
        return page.Error is not null ? ApiAnswer.Failed(page.Error) : ApiAnswer.Ok(writer =>
        {
            writer.WriteStartArray("channels");
            foreach (var channel in page.Items)
            {
                ChannelShape.Write(writer, channel, call.Workspace, withCount: true);
            }

            writer.WriteEndArray();
        }) with
        { NextCursor = page.NextCursor };
    }

    private static bool IsListed(SlackChannel channel, IReadOnlyList<string> types) =>
        channel.IsVisible && types.Contains(channel.TypeName, StringComparer.Ordinal);
}
