using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Api.Methods;

/// <summary>Where a message may go, or why it may not.</summary>
internal sealed record PostingPlace(SlackChannel? Channel, string? Error)
{
    public static PostingPlace Find(ApiCall call, string target)
    {
        if (call.Workspace.Users.Find(target) is { } person)
        {
            return person switch
            {
                { TakesDirectMessages: false } => Refused("cannot_dm_bot"),
                // Slack takes it although nobody is reached.
                _ => new PostingPlace(call.Workspace.OpenDirect([person]), null),
            };
        }

        return call.Workspace.FindChannel(target) switch
        {
            null or { IsVisible: false } => Refused("channel_not_found"),
            { IsArchived: true } => Refused("is_archived"),
            { IsReadOnly: true } => Refused("restricted_action_read_only_channel"),
            { IsMember: false } when !call.MayUse("chat:write.public") => Refused("not_in_channel"),
            var channel => new PostingPlace(channel, null),
        };
    }

    private static PostingPlace Refused(string error) => new(null, error);
}
