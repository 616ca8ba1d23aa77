using Portal.Domain.Notifications;

namespace Portal.Data.Notifications.Writing;

/// <summary>An attempt that is about to be made, and what it takes for itself.</summary>
/// <param name="Attempt">Its row.</param>
/// <param name="InstanceId">The notification's.</param>
/// <param name="StepId">The notification's.</param>
public sealed record AttemptStart(DeliveryAttempt Attempt, Guid InstanceId, string? StepId)
{
    /// <summary>It takes the notification's fallback.</summary>
    public bool IsFallback { get; init; }

    /// <summary>The message that is brought up to date; null for a notification that is sent.</summary>
    public Guid? MessageId { get; init; }
}
