namespace Portal.Slack.Connections;

/// <summary>Where a message landed. A webhook tells neither.</summary>
/// <param name="ChannelId">Where it really is, which for a person's id is another one than was asked for.</param>
/// <param name="Ts">The message's id in its channel; text, never a number.</param>
public sealed record SlackReceipt(string? ChannelId, string? Ts);
