using Portal.Domain.Notifications;

namespace Portal.Data.Notifications.Writing;

/// <summary>An attempt's values, in the order of its columns.</summary>
internal static class AttemptValues
{
    public static object?[] Of(DeliveryAttempt attempt) =>
        [attempt.Id, attempt.NotificationId, attempt.Number, attempt.Method, attempt.ContentVersion, attempt.StartedAt, attempt.Outcome.ToString()];
}
