namespace Portal.Domain.Auth;

/// <summary>What an API token may do. <c>admin</c> contains all of them; writing configuration contains reading it.</summary>
public static class TokenScope
{
    public const string EventsWrite = "events:write";
    public const string ConfigWrite = "config:write";
    public const string UsergroupsWrite = "usergroups:write";
    public const string Read = "read";
    public const string Admin = "admin";

    public static IReadOnlyList<string> All { get; } = [EventsWrite, ConfigWrite, UsergroupsWrite, Read, Admin];

    /// <summary>Whether a token with <paramref name="granted"/> may do what asks for <paramref name="needed"/>.</summary>
    public static bool Allows(IReadOnlyCollection<string> granted, string needed) =>
        granted.Contains(Admin) || granted.Contains(needed) || (needed == Read && granted.Contains(ConfigWrite));
}
