namespace Portal.Domain.Notifications;

/// <summary>What Slack shows now, and what it should show. Webhooks answer no <c>ts</c>, so only Slack app connections have rows here.</summary>
public sealed class Message
{
    public required Guid Id { get; init; }

    public required Guid OrganizationId { get; init; }

    public required Guid InstanceId { get; init; }

    public required Guid NotificationId { get; init; }

    public required Guid ConnectionId { get; init; }

    /// <summary>The step whose state it shows; null for what shows none, such as a test.</summary>
    public string? StepId { get; init; }

    /// <summary>From Slack's answer: <c>chat.update</c> demands the D… id, not the user's.</summary>
    public required string ChannelId { get; init; }

    /// <summary>Slack's message id, unique in the channel. Text, never a number.</summary>
    public required string Ts { get; init; }

    /// <summary>The <see cref="StepState.Version"/> that Slack shows.</summary>
    public required int ContentVersion { get; init; }

    /// <summary>The JSON that Slack shows; null while that is what its notification was sent with.</summary>
    public string? ShownPayload { get; init; }

    public required MessageState State { get; init; }

    /// <summary>The <see cref="StepState.Version"/> that it should show. A newer one takes the place of one that was not sent yet.</summary>
    public int WantedVersion { get; init; }

    /// <summary>The JSON for <see cref="WantedVersion"/>; null while that is shown.</summary>
    public string? WantedPayload { get; init; }

    /// <summary>Who is brought up to date first: 0 for those who still have to decide.</summary>
    public int Rank { get; init; }

    /// <summary>Since when Slack shows something that is no longer true.</summary>
    public DateTimeOffset? StaleSince { get; init; }

    /// <summary>When the next update may start.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Updates in a row that failed.</summary>
    public int Failures { get; init; }

    /// <summary>Slack's word for the newest failed update.</summary>
    public string? LastError { get; init; }

    public required DateTimeOffset SentAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }
}
