using Portal.SlackSimulator.Api;
using Portal.SlackSimulator.Requests;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Usergroups;

/// <summary>Who may become a group's members: the list always replaces all of them.</summary>
internal static class UsergroupMembers
{
    // Slack publishes no number.
    private const int Most = 10_000;

    public static string? Problem(ApiCall call, IReadOnlyList<string> ids)
    {
        var people = ids.Select(call.Workspace.Users.Find).ToArray();
        return ids.Count switch
        {
            0 => call.Workspace.Rules.EmptyListEmptiesUsergroup && IsEmptyList(call.Arguments) ? null : "no_users_provided",
            > Most => "subteam_max_users_exceeded",
            _ when people.Any(person => person is null or { IsDeleted: true }) => "invalid_users",
            _ when people.Any(person => person!.IsBot || person.Id == WorkspaceSeed.SlackbotId) => "invalid_user",
            _ when people.Any(person => person!.IsSingleChannelGuest) => "single_channel_guests_cannot_be_added",
            _ => null,
        };
    }

    /// <summary>Seen on Slack: deactivated people alone are refused, and the group is empty afterwards.</summary>
    public static bool EmptiesThoughRefused(ApiCall call, IReadOnlyList<string> ids) =>
        call.Workspace.Rules.DeactivatedUsersEmptyUsergroup && ids.Count > 0 && ids.All(id => call.Workspace.Users.Find(id) is { IsDeleted: true });

    private static bool IsEmptyList(Arguments arguments) => arguments.Text("users")?.Replace(" ", "", StringComparison.Ordinal) == "[]";
}
