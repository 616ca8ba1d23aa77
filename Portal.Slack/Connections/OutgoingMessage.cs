namespace Portal.Slack.Connections;

/// <summary>A message ready to go.</summary>
/// <param name="ChannelId">A channel's or person's id; null where the connection has a fixed channel.</param>
/// <param name="Payload">From <see cref="Portal.Domain.Notifications.Messages.SlackMessageJson"/>.</param>
/// <param name="ThreadTs">The message to reply to.</param>
public sealed record OutgoingMessage(string? ChannelId, ReadOnlyMemory<byte> Payload, string? ThreadTs = null);
