namespace Portal.Domain.Slack;

/// <summary>A method of Slack's Web API that is counted by the minute.</summary>
/// <param name="Name">As Slack spells it, such as <c>chat.update</c>.</param>
/// <param name="PerMinute">The limit of its tier; 0 is none.</param>
public sealed record SlackMethod(string Name, Func<SlackLimits, double> PerMinute)
{
    public static SlackMethod Update { get; } = new("chat.update", limits => limits.Tier3PerMinute);

    public static SlackMethod LookupByEmail { get; } = new("users.lookupByEmail", limits => limits.Tier3PerMinute);

    public static SlackMethod ListUsers { get; } = new("users.list", limits => limits.Tier2PerMinute);

    public static SlackMethod ListConversations { get; } = new("conversations.list", limits => limits.Tier2PerMinute);

    public static SlackMethod OpenConversation { get; } = new("conversations.open", limits => limits.Tier3PerMinute);

    public static SlackMethod UserDetails { get; } = new("users.info", limits => limits.Tier4PerMinute);
}
