using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Portal.Data;
using Portal.Domain.Notifications;

namespace Portal.Worker.Notifications.Retention;

/// <summary>
/// Deletes old events and test messages with all that hangs on them (attempts, messages, clicks), then what was kept for them, in batches small
/// enough not to hold up the intake.
/// </summary>
internal sealed partial class RetentionSweep(
    IDbContextFactory<PortalDbContext> contexts,
    StepRetention steps,
    SlackRetention slack,
    IOptions<DeliveryOptions> options,
    TimeProvider time,
    ILogger<RetentionSweep> logger)
{
    private const int BatchSize = 200;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var before = now.AddDays(-options.Value.RetentionDays);
        Tell(await ForgetAsync(db => DeleteEventsAsync(db, before, cancellationToken), cancellationToken), "events", before);
        Tell(await ForgetAsync(db => DeleteTestsAsync(db, before, cancellationToken), cancellationToken), "test messages", before);
        Tell(await steps.RunAsync(before, cancellationToken), "step states", before);
        Tell(await slack.RunAsync(now, cancellationToken), "things about Slack", now);
    }

    private void Tell(int count, string what, DateTimeOffset before)
    {
        if (count > 0)
        {
            Log.Deleted(logger, count, what, before);
        }
    }

    private async Task<int> ForgetAsync(Func<PortalDbContext, Task<int>> deleteBatch, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var deleted = 0;
        int batch;
        do
        {
            batch = await deleteBatch(db);
            deleted += batch;
        }
        while (batch == BatchSize);

        return deleted;
    }

    // What is still open stays, however old: it would be lost, not forgotten. What became untrue lately gets its chance of being mended.
    private static async Task<int> DeleteEventsAsync(PortalDbContext db, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var old = db.Events
            .Where(row => row.ReceivedAt < before && row.Status == EventStatus.Planned)
            .Where(row => !db.Notifications.Any(sent =>
                sent.EventId == row.Id && NotificationStates.Open.Contains(sent.State)))
            .Where(row => !db.Notifications.Any(sent =>
                sent.EventId == row.Id && db.Messages.Any(message => message.NotificationId == sent.Id && message.StaleSince >= before)))
            .OrderBy(row => row.ReceivedAt)
            .Take(BatchSize)
            .Select(row => row.Id);
        var ids = await old.ToListAsync(cancellationToken);
        await db.Events.Where(row => ids.Contains(row.Id)).ExecuteDeleteAsync(cancellationToken);
        return ids.Count;
    }

    // A test message has no event to go with.
    private static async Task<int> DeleteTestsAsync(PortalDbContext db, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var ids = await db.Notifications
            .Where(row => row.EventId == null && row.CreatedAt < before)
            .Where(row => !NotificationStates.Open.Contains(row.State))
            // Along the index of what belongs to an event: any order will do, and sorting all for each batch will not.
            .OrderBy(row => row.RecipientKey)
            .Take(BatchSize)
            .Select(row => row.Id)
            .ToListAsync(cancellationToken);
        await db.Notifications.Where(row => ids.Contains(row.Id)).ExecuteDeleteAsync(cancellationToken);
        return ids.Count;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Forgot {Count} {What} from before {Before}.")]
        public static partial void Deleted(ILogger logger, int count, string what, DateTimeOffset before);
    }
}
