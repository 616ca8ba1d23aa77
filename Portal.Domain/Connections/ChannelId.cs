namespace Portal.Domain.Connections;

/// <summary>Slack's ids of channels, which people paste from a channel's details.</summary>
public static class ChannelId
{
    public const string Shape = "A channel's id begins with C or G and has 9 or more capital letters and digits. In Slack it is at the foot of the channel's details.";

    public static bool IsOne(string? text) =>
        text is { Length: >= 9 and <= 32 } && (text[0] is 'C' or 'G') && text.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c));
}
