using Portal.Data.Notifications.Writing;

namespace Portal.Worker.Notifications.Attempts;

/// <summary>An attempt whose outcome is known and not yet written.</summary>
/// <param name="Result">How it ended, and what follows.</param>
/// <param name="Outcome">What its lane learns.</param>
/// <param name="Learn">What others learn of it, once it is written; null for nothing.</param>
internal sealed record EndedAttempt(AttemptResult Result, SendOutcome Outcome = default, Func<Task>? Learn = null);
