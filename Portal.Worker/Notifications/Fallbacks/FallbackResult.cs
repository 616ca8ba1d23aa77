using Portal.Domain.Errors;

namespace Portal.Worker.Notifications.Fallbacks;

/// <summary>How a fallback ended.</summary>
/// <param name="Note">For the ledger, in a sentence.</param>
/// <param name="Problem">Why it failed and what an admin does about it; null when it worked.</param>
internal sealed record FallbackResult(string Note, Advice? Problem = null)
{
    /// <summary>Nobody was told, for certain, and what kept it may be gone in a minute.</summary>
    public bool MayPass { get; init; }
}
