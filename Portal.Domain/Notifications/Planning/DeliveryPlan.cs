using Portal.Domain.Notifications.Events;
using Portal.Domain.Notifications.Messages;

namespace Portal.Domain.Notifications.Planning;

/// <summary>Every message that one event causes.</summary>
public sealed record DeliveryPlan(IReadOnlyList<PlannedNotification> Notifications);

/// <summary>One message for one person or channel.</summary>
/// <param name="Target">Where it is posted; null while the people have to be looked up at Slack first.</param>
/// <param name="People">Whom the message tells, without duplicates; empty when only a group is known.</param>
public sealed record PlannedNotification(RecipientKey RecipientKey, NotificationPurpose Purpose, string? Target, IReadOnlyList<Recipient> People, SlackMessage Message);
