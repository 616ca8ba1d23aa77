namespace Portal.Domain.Notifications;

/// <summary>A Slack user opened a link of a message. What the user did there, the source knows.</summary>
public sealed class NotificationClick
{
    public required Guid Id { get; init; }

    public required Guid OrganizationId { get; init; }

    public required Guid InstanceId { get; init; }

    public required Guid NotificationId { get; init; }

    public required string SlackUserId { get; init; }

    public required string UserName { get; init; }

    public required string ActionId { get; init; }

    /// <summary>What the button said.</summary>
    public required string Label { get; init; }

    public required DateTimeOffset ClickedAt { get; init; }

    /// <summary>The same for a click that Slack reports twice.</summary>
    public required string RequestKey { get; init; }
}
