using System.Collections.Frozen;

namespace Portal.SlackSimulator.OAuth;

/// <summary>Scopes in the words of Slack's consent page. What is not here does not exist: <c>invalid_scope</c>.</summary>
internal static class ScopeWords
{
    private static readonly FrozenDictionary<string, string> Words = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["app_mentions:read"] = "View messages that directly mention it in conversations that it is in",
        ["bookmarks:read"] = "List bookmarks",
        ["channels:history"] = "View messages and other content in public channels that it has been added to",
        ["channels:join"] = "Join public channels in the workspace",
        ["channels:manage"] = "Manage public channels that it has been added to and create new ones",
        ["channels:read"] = "View basic information about public channels in the workspace",
        ["channels:write.invites"] = "Invite members to public channels",
        ["chat:write"] = "Send messages as the app",
        ["chat:write.customize"] = "Send messages as the app with a customized username and avatar",
        ["chat:write.public"] = "Send messages to channels that it isn’t a member of",
        ["commands"] = "Add shortcuts and slash commands that people can use",
        ["emoji:read"] = "View custom emoji in the workspace",
        ["files:read"] = "View files shared in conversations that it has been added to",
        ["files:write"] = "Upload, edit, and delete files as the app",
        ["groups:history"] = "View messages and other content in private channels that it has been added to",
        ["groups:read"] = "View basic information about private channels that it has been added to",
        ["groups:write"] = "Manage private channels that it has been added to and create new ones",
        ["im:history"] = "View messages and other content in direct messages that it has been added to",
        ["im:read"] = "View basic information about direct messages that it has been added to",
        ["im:write"] = "Start direct messages with people",
        ["incoming-webhook"] = "Post messages to specific channels in Slack",
        ["links:read"] = "View certain URLs in messages",
        ["links:write"] = "Show previews of certain URLs in messages",
        ["metadata.message:read"] = "Read message metadata in channels that it has been added to",
        ["mpim:history"] = "View messages and other content in group direct messages that it has been added to",
        ["mpim:read"] = "View basic information about group direct messages that it has been added to",
        ["mpim:write"] = "Start group direct messages with people",
        ["pins:read"] = "View pinned content in channels and conversations that it has been added to",
        ["pins:write"] = "Add and remove pinned messages and files",
        ["reactions:read"] = "View emoji reactions and their content",
        ["reactions:write"] = "Add and edit emoji reactions",
        ["reminders:read"] = "View reminders created by the app",
        ["team:read"] = "View the name, email domain, and icon of the workspace",
        ["usergroups:read"] = "View user groups in the workspace",
        ["usergroups:write"] = "Create and manage user groups",
        ["users.profile:read"] = "View profile details about people in the workspace",
        ["users:read"] = "View people in the workspace",
        ["users:read.email"] = "View email addresses of people in the workspace",
        ["users:write"] = "Set presence for the app",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static bool IsKnown(string scope) => Words.ContainsKey(scope);

    public static string For(string scope) => Words[scope];

    /// <summary>Slack groups them by "view" and "do".</summary>
    public static bool IsReading(string scope) => Words[scope].StartsWith("View", StringComparison.Ordinal) || Words[scope].StartsWith("List", StringComparison.Ordinal)
        || Words[scope].StartsWith("Read", StringComparison.Ordinal);
}
