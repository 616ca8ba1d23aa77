using Portal.Domain.Notifications;

namespace Portal.Data.Notifications.Writing;

/// <summary>A notification that becomes its fallback's.</summary>
/// <param name="Id">The notification's.</param>
/// <param name="InstanceId">The notification's.</param>
/// <param name="StepId">The notification's.</param>
/// <param name="FallbackKey">See <see cref="Notification.FallbackKey"/>.</param>
/// <param name="Reason">Why Slack does not get it: the code that stays with it.</param>
public sealed record FallingBack(Guid Id, Guid InstanceId, string? StepId, string FallbackKey, string? Reason, DateTimeOffset At);
