namespace Portal.Data.Notifications.Writing;

/// <summary>What the intake's commit did.</summary>
/// <param name="Id">The event's id: of this one, or of the one that came first under the same <c>webhook-id</c>.</param>
/// <param name="IsNew">False when the <c>webhook-id</c> was there already.</param>
/// <param name="IsSameBody">Whether the one that came first had the same body.</param>
public sealed record StoredEvent(Guid Id, bool IsNew, bool IsSameBody);
