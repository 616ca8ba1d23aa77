namespace Portal.Domain.Notifications.Messages;

/// <summary>What Slack shows.</summary>
/// <param name="Text">For phones' notifications and screen readers; escaped, below 4,000 characters.</param>
public sealed record SlackMessage(string Text, IReadOnlyList<Block> Blocks)
{
    /// <summary>Written into the message's metadata, which every app and member of the workspace can read; null writes none.</summary>
    public Guid? NotificationId { get; init; }
}
