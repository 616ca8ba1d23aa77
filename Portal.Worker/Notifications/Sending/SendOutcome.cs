namespace Portal.Worker.Notifications.Sending;

/// <summary>What a lane learns from a call that ended.</summary>
/// <param name="IsOverdue">The notification waits for its fallback now.</param>
/// <param name="IsLost">The outcome could not be written.</param>
internal readonly record struct SendOutcome(bool IsOverdue = false, bool IsLost = false);
