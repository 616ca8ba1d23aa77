namespace Portal.Worker.Notifications.Sending;

/// <summary>What a lane learns from a call that ended.</summary>
/// <param name="HoldUntil">Slack's Retry-After: nothing more on this lane before then.</param>
/// <param name="IsOverdue">The notification waits for its fallback now.</param>
/// <param name="IsLost">The outcome could not be written.</param>
internal readonly record struct SendOutcome(DateTimeOffset? HoldUntil = null, bool IsOverdue = false, bool IsLost = false);
