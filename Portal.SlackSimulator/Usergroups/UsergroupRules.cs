using Portal.SlackSimulator.Api;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Usergroups;

/// <summary>Why Slack refuses a group's name, handle, channels or the whole call. Null where it does not.</summary>
internal static class UsergroupRules
{
    // Slack publishes neither length.
    private const int LongestName = 255;
    private const int LongestDescription = 255;
    private const int LongestHandle = 80;
    private const int MostChannels = 100;

    private static readonly string[] Forbidden = ["here", "channel", "everyone", "group", "slackbot"];

    public static string? Plan(ApiCall call) => call.Workspace.Rules.IsPaid ? null : "paid_teams_only";

    /// <summary>Where only admins manage groups, an admin's own token is what works.</summary>
    public static string? Writing(ApiCall call) => Plan(call)
        ?? (call.Workspace.Rules.OnlyAdminsManageUsergroups && call.Workspace.Users.Find(call.Token!.UserId) is not { IsAdmin: true } ? "permission_denied" : null);

    public static string? Name(Workspace workspace, string name, string? self) => name switch
    {
        "" => "missing_subteam_name",
        { Length: > LongestName } => "name_too_long",
        _ when workspace.Usergroups.All.Any(other => other.Id != self && string.Equals(other.Name, name, StringComparison.OrdinalIgnoreCase)) => "name_already_exists",
        _ => null,
    };

    /// <summary>Handles are unique among groups (disabled ones too), channels and people.</summary>
    public static string? Handle(Workspace workspace, string handle, string? self) =>
        handle.Length is 0 or > LongestHandle || !handle.All(IsHandleLetter) || !char.IsAsciiLetterOrDigit(handle[0]) ? "bad_handle"
        : Forbidden.Contains(handle, StringComparer.Ordinal) ? "forbidden_handle"
        : IsTaken(workspace, handle, self) ? "handle_already_exists"
        : null;

    public static string? Description(string description) => description.Length > LongestDescription ? "description_too_long" : null;

    public static string? Channels(Workspace workspace, IReadOnlyList<string> ids) =>
        ids.Count > MostChannels ? "too_many_linked_channels"
        : ids.All(id => workspace.FindChannel(id) is { IsVisible: true, IsDirect: false, IsArchived: false }) ? null
        : "invalid_channel_provided";

    /// <summary>A handle from a name, where none was given.</summary>
    public static string HandleOf(string name) =>
        new([.. name.ToLowerInvariant().Select(letter => IsHandleLetter(letter) ? letter : '-')]);

    private static bool IsHandleLetter(char letter) => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '-' or '_' or '.';

    private static bool IsTaken(Workspace workspace, string handle, string? self) =>
        workspace.Usergroups.All.Any(other => other.Id != self && other.Handle == handle)
        || workspace.Channels.Any(channel => !channel.IsDirect && channel.Name == handle)
        || workspace.Users.All.Any(user => user.Handle == handle);
}
