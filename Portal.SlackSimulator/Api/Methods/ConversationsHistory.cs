using Portal.SlackSimulator.Limits;
using Portal.SlackSimulator.Shapes;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Api.Methods;

/// <summary>What stands in a conversation, newest first. Replies stand in their thread, unless they were broadcast.</summary>
internal sealed class ConversationsHistory() : ApiMethod("conversations.history", RateTier.Tier3)
{
    public override IReadOnlyList<string> Scopes { get; } = ["channels:history", "groups:history", "im:history", "mpim:history"];

    public override bool TakesJson => true;

    public override ApiAnswer Answer(ApiCall call)
    {
        if (call.Workspace.FindChannel(call.Arguments.Text("channel")) is not { IsVisible: true } channel)
        {
            return ApiAnswer.Failed("channel_not_found");
        }

        var needed = NeededFor(channel);
        return !call.MayUse(needed) ? ApiAnswer.MissingScope(needed, call.Token!.ScopeList)
            : channel.IsMember ? List(call, channel)
            : ApiAnswer.Failed("not_in_channel");
    }

    private static ApiAnswer List(ApiCall call, SlackChannel channel)
    {
        var found = call.Workspace.Messages.In(channel.Id).Reverse().Where(message => (!message.IsReply || message.IsBroadcast) && IsWithin(message, call)).ToArray();
        var page = Paging.Take(found, call.Arguments, defaultLimit: 100, most: 999);
        return page.Error is not null ? ApiAnswer.Failed(page.Error) : ApiAnswer.Ok(writer =>
        {
            writer.WriteStartArray("messages");
            foreach (var message in page.Items)
            {
                MessageShape.Write(writer, message, call.Workspace, withMetadata: call.Arguments.Flag("include_all_metadata"));
            }

            writer.WriteEndArray();
            writer.WriteBoolean("has_more", page.NextCursor.Length > 0);
            writer.WriteNumber("pin_count", 0);
        }) with
        { NextCursor = page.NextCursor };
    }

    private static bool IsWithin(SlackMessage message, ApiCall call)
    {
        var isInclusive = call.Arguments.Flag("inclusive");
        return (Bound("oldest") is not { } oldest || Compare(message.Ts, oldest) > (isInclusive ? -1 : 0))
            && (Bound("latest") is not { } latest || Compare(message.Ts, latest) < (isInclusive ? 1 : 0));

        string? Bound(string name) => call.Arguments.Text(name) is { Length: > 0 } text and not "0" ? text : null;
    }

    // Seconds have ten digits for a long time yet.
    private static int Compare(string ts, string bound) =>
        Math.Sign(string.CompareOrdinal(ts, bound.Contains('.', StringComparison.Ordinal) ? bound : bound + ".000000"));

    private static string NeededFor(SlackChannel channel) => channel.TypeName switch
    {
        "private_channel" => "groups:history",
        "im" => "im:history",
        "mpim" => "mpim:history",
        _ => "channels:history",
    };
}
