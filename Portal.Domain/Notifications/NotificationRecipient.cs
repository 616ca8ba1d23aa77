namespace Portal.Domain.Notifications;

/// <summary>A person whom a notification names, as the event named them.</summary>
public sealed class NotificationRecipient
{
    public required Guid NotificationId { get; init; }

    public required int Position { get; init; }

    public required Guid InstanceId { get; init; }

    public string? AccountId { get; init; }

    public required string DisplayName { get; init; }

    public string? Email { get; init; }

    /// <summary>Lower-case display name, for prefix search.</summary>
    public required string NameKey { get; init; }

    /// <summary>Lower-case e-mail, for prefix search.</summary>
    public string? EmailKey { get; init; }

    public string? Role { get; init; }

    /// <summary>Who that is at Slack; null where nobody was looked up or found.</summary>
    public string? SlackUserId { get; init; }
}
