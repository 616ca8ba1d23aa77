namespace Portal.Slack.Api;

/// <summary>A message for <c>chat.postMessage</c>.</summary>
/// <param name="Channel">A channel's, conversation's or person's id.</param>
/// <param name="Payload">A JSON object from <see cref="Portal.Domain.Notifications.Messages.SlackMessageJson"/>; channel and thread are added to it.</param>
/// <param name="ThreadTs">The message to reply to.</param>
public sealed record PostMessage(string Channel, ReadOnlyMemory<byte> Payload, string? ThreadTs = null);

/// <summary>What a message is to become, for <c>chat.update</c>.</summary>
/// <param name="Channel">Where it really is, from <see cref="PostedMessage.Channel"/>: a person's id does not do.</param>
/// <param name="Payload">As <see cref="PostMessage.Payload"/>.</param>
public sealed record UpdateMessage(string Channel, string Ts, ReadOnlyMemory<byte> Payload);

/// <summary>A message that Slack took.</summary>
/// <param name="Channel">Where it really is: for a person's id, the id of the conversation with that person.</param>
/// <param name="Scopes">What the token may do, from the header <c>x-oauth-scopes</c>.</param>
public sealed record PostedMessage(string? Channel, string? Ts, IReadOnlyList<string> Scopes);
