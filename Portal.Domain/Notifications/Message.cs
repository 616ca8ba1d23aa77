namespace Portal.Domain.Notifications;

/// <summary>What Slack shows now. Webhooks answer no <c>ts</c>, so only Slack app connections have rows here.</summary>
public sealed class Message
{
    public required Guid Id { get; init; }

    public required Guid OrganizationId { get; init; }

    public required Guid NotificationId { get; init; }

    public required Guid ConnectionId { get; init; }

    /// <summary>From Slack's answer: <c>chat.update</c> demands the D… id, not the user's.</summary>
    public required string ChannelId { get; init; }

    /// <summary>Slack's message id, unique in the channel. Text, never a number.</summary>
    public required string Ts { get; init; }

    public required int ContentVersion { get; init; }

    public required DateTimeOffset SentAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }
}
