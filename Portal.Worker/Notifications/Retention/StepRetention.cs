using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Notifications;

namespace Portal.Worker.Notifications.Retention;

/// <summary>Forgets what was known of steps that have no message and nothing to send any more.</summary>
internal sealed class StepRetention(IDbContextFactory<PortalDbContext> contexts)
{
    private const int BatchSize = 200;

    /// <summary>Answers how many were forgotten.</summary>
    public async Task<int> RunAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var (forgotten, last) = (0, DateTimeOffset.MinValue);
        while (true)
        {
            // Along the index of their time, past those that stay.
            var page = await db.StepStates.AsNoTracking()
                .Where(row => row.Status == StepStateStatus.Applied && row.ChangedAt < before && row.ChangedAt > last)
                .OrderBy(row => row.ChangedAt)
                .Take(BatchSize)
                .Select(row => new { row.InstanceId, row.StepId, row.Version, row.ChangedAt })
                .ToListAsync(cancellationToken);
            foreach (var step in page)
            {
                forgotten += await ForgetAsync(db, step.InstanceId, step.StepId, step.Version, cancellationToken);
            }

            if (page.Count < BatchSize)
            {
                return forgotten;
            }

            last = page[^1].ChangedAt;
        }
    }

    // A late event finds the state here: it stays while a notification could be late, and while it changes.
    private static Task<int> ForgetAsync(PortalDbContext db, Guid instanceId, string stepId, int version, CancellationToken cancellationToken) =>
        db.StepStates
            .Where(row => row.InstanceId == instanceId && row.StepId == stepId && row.Version == version && row.Status == StepStateStatus.Applied)
            .Where(row => !db.Notifications.Any(copy => copy.InstanceId == instanceId && copy.StepId == stepId))
            .ExecuteDeleteAsync(cancellationToken);
}
