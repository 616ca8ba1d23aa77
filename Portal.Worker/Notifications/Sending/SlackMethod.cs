using Portal.Slack;

namespace Portal.Worker.Notifications.Sending;

/// <summary>A method of Slack's that is counted by the minute, with its tier.</summary>
internal sealed record SlackMethod(string Name, Func<SlackLimits, double> PerMinute)
{
    public static SlackMethod Update { get; } = new("chat.update", limits => limits.Tier3PerMinute);

    public static SlackMethod LookupByEmail { get; } = new("users.lookupByEmail", limits => limits.Tier3PerMinute);

    public static SlackMethod ListUsers { get; } = new("users.list", limits => limits.Tier2PerMinute);

    public static SlackMethod OpenConversation { get; } = new("conversations.open", limits => limits.Tier3PerMinute);

    public static SlackMethod UserDetails { get; } = new("users.info", limits => limits.Tier4PerMinute);
}
