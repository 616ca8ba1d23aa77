using Portal.Domain.Notifications;

namespace Portal.Worker.Notifications.Fallbacks;

/// <summary>A notification that needs another way.</summary>
/// <param name="Payload">The JSON that Slack was to show.</param>
/// <param name="Reason">Why Slack did not take it: its error code, or null when time ran out.</param>
internal sealed record FallbackRequest(Guid NotificationId, string Subject, string Payload, IReadOnlyList<NotificationRecipient> Recipients, string? Reason);
