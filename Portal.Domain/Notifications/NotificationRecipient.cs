using Portal.Domain.Notifications.Events;

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

    /// <summary>The person's user at Slack; null where none was looked up or found.</summary>
    public string? SlackUserId { get; init; }

    /// <summary>A person of an event.</summary>
    public static NotificationRecipient Of(Recipient person, Guid notificationId, Guid instanceId, int position)
    {
        var name = person.DisplayName ?? person.Email ?? person.AccountId ?? "";
        return new NotificationRecipient
        {
            NotificationId = notificationId,
            Position = position,
            InstanceId = instanceId,
            AccountId = person.AccountId,
            DisplayName = name,
            Email = person.Email,
            NameKey = name.ToLowerInvariant(),
            EmailKey = person.Email?.ToLowerInvariant(),
            Role = person.Role,
            SlackUserId = person.SlackUserId,
        };
    }

    /// <summary>The same person in another notification.</summary>
    public NotificationRecipient In(Guid notificationId, int position) => new()
    {
        NotificationId = notificationId,
        Position = position,
        InstanceId = InstanceId,
        AccountId = AccountId,
        DisplayName = DisplayName,
        Email = Email,
        NameKey = NameKey,
        EmailKey = EmailKey,
        Role = Role,
        SlackUserId = SlackUserId,
    };
}
