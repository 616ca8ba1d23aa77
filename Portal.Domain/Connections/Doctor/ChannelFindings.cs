namespace Portal.Domain.Connections.Doctor;

/// <summary>Whether messages arrive in the channels that the configuration names.</summary>
public static class ChannelFindings
{
    public static Finding None { get; } = new(
        "channels", FindingLevel.Good, "No channel is configured", "Neither the instance nor a definition or step sends to a channel by this connection. Direct messages need none.");

    public static Finding TooMany(int left) => new(
        "channels.rest", FindingLevel.NotChecked, "More channels", left == 1
            ? "1 more channel is configured. It is asked about when a message is sent to it."
            : $"{left} more channels are configured. They are asked about when a message is sent to them.");

    public static Finding Of(ConfiguredChannel channel, ChannelFacts? facts, ChannelAccess access) => access switch
    {
        { IsGood: true } => new(Key(channel), FindingLevel.Good, $"The bot is in {Name(channel, facts)}", $"Used by {channel.UsedBy}."),
        { IsRefused: true } => new(Key(channel), FindingLevel.Failed, $"The bot cannot post in {Name(channel, facts)}", $"Used by {channel.UsedBy}. Until it is mended, the fallback is used.", access.Sentence),
        _ => new(Key(channel), FindingLevel.Warning, $"Look at {Name(channel, facts)}", $"Used by {channel.UsedBy}.", access.Sentence),
    };

    private static string Key(ConfiguredChannel channel) => "channel." + channel.Id;

    private static string Name(ConfiguredChannel channel, ChannelFacts? facts) => facts?.Name is { } name ? "#" + name : channel.Id;
}

/// <summary>A channel that the configuration sends to.</summary>
/// <param name="UsedBy">In words, such as <c>the instance default and Purchases / Legal</c>.</param>
public sealed record ConfiguredChannel(string Id, string UsedBy);
