using Portal.Domain.Notifications;

namespace Portal.Data.Notifications.Writing;

/// <summary>What is to be told because of an event, ready to be stored together with it.</summary>
/// <param name="StepId">The event's step. The plan holds only as long as nothing is known of it.</param>
/// <param name="Notifications">At least one, each with its first attempt where that may be made as soon as it is on disk.</param>
public sealed record EventPlan(string StepId, IReadOnlyList<(Notification Notification, FirstAttempt? Attempt)> Notifications);

/// <summary>An attempt that is stored together with its notification, which is under way then.</summary>
/// <param name="Attempt">Its row.</param>
/// <param name="Started">Called on a writer's thread once the row is on disk: hand the call over, do not make it.</param>
/// <param name="Abandoned">Called instead where the row was not written: there is nothing to call for.</param>
public sealed record FirstAttempt(DeliveryAttempt Attempt, Action Started, Action Abandoned);
