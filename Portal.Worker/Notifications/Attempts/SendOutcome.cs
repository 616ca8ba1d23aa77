namespace Portal.Worker.Notifications.Attempts;

/// <summary>What a lane learns from an attempt that ended.</summary>
/// <param name="NextDueAt">When something of what it left is due; null when nothing is.</param>
/// <param name="IsLost">The outcome could not be written.</param>
internal readonly record struct SendOutcome(DateTimeOffset? NextDueAt = null, bool IsLost = false);
