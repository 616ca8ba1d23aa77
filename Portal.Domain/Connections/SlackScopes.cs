namespace Portal.Domain.Connections;

/// <summary>What a mode asks Slack's permission for, and why. Installing and examining a connection both read this list.</summary>
public static class SlackScopes
{
    /// <summary>Without it Slack looks no people up.</summary>
    public const string FindPeople = "users:read.email";

    private const string App = ConnectionModeKeys.SlackApp;
    private const string Lookup = ConnectionModeKeys.IncomingWebhookLookup;

    public static IReadOnlyList<SlackScope> All { get; } =
    [
        new("chat:write", App, true, "Send messages, and keep them true after a decision."),
        new("im:write", App, true, "Begin a conversation with one person."),
        new("mpim:write", App, true, "Begin a conversation with a group of up to 8 people."),
        new("users:read", App, true, "Know who is active, a guest or a bot."),
        new(FindPeople, App, true, "Find people in Slack by their e-mail address."),
        new("channels:read", App, true, "List public channels to choose from."),
        new("groups:read", App, true, "List the private channels that the bot was invited to."),
        new("chat:write.public", App, false, "Post in public channels without being invited first."),
        new("team:read", App, false, "Show the workspace's name and address."),
        new("usergroups:read", App, false, "Read usergroups and compare them with who is responsible."),
        new("usergroups:write", App, false, "Keep usergroups equal to who is responsible."),
        new("users:read", Lookup, true, "Know who is active, a guest or a bot."),
        new(FindPeople, Lookup, true, "Find people in Slack by their e-mail address."),
    ];

    /// <summary>What a connection of this mode needs or can use; nothing for a plain webhook.</summary>
    public static IReadOnlyList<SlackScope> Of(string mode) => [.. All.Where(scope => scope.Mode == mode)];

    /// <summary>Compares what Slack granted with what the mode asks for.</summary>
    public static ScopeComparison Compare(string mode, IEnumerable<string> granted)
    {
        var has = granted.ToHashSet(StringComparer.Ordinal);
        var wanted = Of(mode);
        var names = wanted.Select(scope => scope.Name).ToHashSet(StringComparer.Ordinal);
        return new ScopeComparison(
            [.. wanted.Where(scope => has.Contains(scope.Name))],
            [.. wanted.Where(scope => scope.IsRequired && !has.Contains(scope.Name))],
            [.. wanted.Where(scope => !scope.IsRequired && !has.Contains(scope.Name))],
            [.. has.Where(name => !names.Contains(name)).Order(StringComparer.Ordinal)]);
    }
}

/// <summary>A permission of Slack's.</summary>
/// <param name="Mode">The connection mode that uses it.</param>
/// <param name="IsRequired">The mode does not work without it; else only <paramref name="Why"/> does not.</param>
/// <param name="Why">What it is for, in words for the admin who grants it.</param>
public sealed record SlackScope(string Name, string Mode, bool IsRequired, string Why);

/// <summary>What a token may do beside what its mode asks for.</summary>
/// <param name="Missing">Required: without them the connection does not do its work.</param>
/// <param name="MissingOptional">What they are for does not work; the rest does.</param>
/// <param name="Unneeded">Granted, but Portal has no use for them in this mode.</param>
public sealed record ScopeComparison(
    IReadOnlyList<SlackScope> Present, IReadOnlyList<SlackScope> Missing, IReadOnlyList<SlackScope> MissingOptional, IReadOnlyList<string> Unneeded);
