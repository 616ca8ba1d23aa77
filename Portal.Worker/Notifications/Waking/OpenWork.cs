using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Notifications;
using Portal.Domain.Connections;
using Portal.Domain.Notifications;

namespace Portal.Worker.Notifications.Waking;

/// <summary>
/// Finds what is due on disk and wakes its job: after a start, when a retry's time comes, and when a signal was lost.
/// What a crash left as "sending" counts as due; its lane finds out what became of it.
/// </summary>
internal sealed class OpenWork(IDbContextFactory<PortalDbContext> contexts, WorkSignals signals, TimeProvider time)
{
    public async Task WakeAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Events.AnyAsync(row => row.Status == EventStatus.Accepted, cancellationToken)
            || await db.StepStates.AnyAsync(row => row.Status == StepStateStatus.Changed, cancellationToken))
        {
            signals.WakePlanner();
        }

        var waiting = db.Notifications.Where(row => row.State == NotificationState.Waiting && row.DueAt <= now).Select(row => row.ConnectionId);
        var sending = db.Notifications.Where(row => row.State == NotificationState.Sending).Select(row => row.ConnectionId);
        // Copies of a connection that may not be used stay as they are until it is mended, and that wakes its lane.
        var stale = db.Messages.Where(row => row.State == MessageState.Stale && row.DueAt <= now)
            .Where(row => ConnectionStatus.Active
                == db.Connections.Where(connection => connection.Id == row.ConnectionId).Select(connection => (ConnectionStatus?)connection.Status).FirstOrDefault())
            .Select(row => (Guid?)row.ConnectionId);
        var updating = db.Messages.Where(row => row.State == MessageState.Updating).Select(row => (Guid?)row.ConnectionId);
        foreach (var lane in await waiting.Union(sending).Union(stale).Union(updating).ToListAsync(cancellationToken))
        {
            signals.WakeLane(lane ?? Guid.Empty);
        }

        var fallbacks = db.Notifications.Where(row => row.State == NotificationState.FallingBack && row.DueAt <= now).Select(row => row.FallbackKey!).Distinct();
        foreach (var fallback in await fallbacks.ToListAsync(cancellationToken))
        {
            signals.WakeFallback(fallback);
        }
    }
}
