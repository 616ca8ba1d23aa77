using Microsoft.EntityFrameworkCore;
using Portal.Domain.Notifications;

namespace Portal.Worker.Notifications.Attempts;

/// <summary>Ends attempts whose outcome nobody knows: the process died between the call and its answer.</summary>
internal static class UncertainMarks
{
    /// <param name="attempts">Those to end; others than begun ones are left as they are.</param>
    /// <param name="note">For the ledger, in a sentence.</param>
    public static Task<int> MarkUncertainAsync(this IQueryable<DeliveryAttempt> attempts, DateTimeOffset now, string note, CancellationToken cancellationToken) => attempts
        .Where(attempt => attempt.Outcome == AttemptOutcome.Started)
        .ExecuteUpdateAsync(
            row => row
                .SetProperty(attempt => attempt.Outcome, AttemptOutcome.Uncertain)
                .SetProperty(attempt => attempt.EndedAt, now)
                .SetProperty(attempt => attempt.Note, note),
            cancellationToken);
}
