using Portal.Domain.Notifications;

namespace Portal.Worker.Notifications.Fallbacks;

/// <summary>A notification that needs another way.</summary>
/// <param name="Text">The message's plain text, as Slack's notifications would show it.</param>
/// <param name="Reason">Why Slack did not take it: its error code, or null when time ran out.</param>
internal sealed record FallbackRequest(Guid NotificationId, string Subject, string Text, IReadOnlyList<NotificationRecipient> Recipients, string? Reason);
