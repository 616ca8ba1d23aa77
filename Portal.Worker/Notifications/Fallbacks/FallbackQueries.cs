using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Notifications;
using Portal.Worker.Notifications.Attempts;

namespace Portal.Worker.Notifications.Fallbacks;

/// <summary>A fallback lane's questions to the database.</summary>
internal sealed class FallbackQueries(IDbContextFactory<PortalDbContext> contexts)
{
    private const string Note = "The portal stopped before an answer came, so the fallback may have been taken already. It is taken again.";

    /// <summary>What is due, the longest due first, with its people.</summary>
    /// <param name="underWay">What is being done already.</param>
    public async Task<List<Notification>> DueAsync(string key, DateTimeOffset now, IReadOnlyCollection<Guid> underWay, int count, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Waiting(db, key, underWay)
            .Where(row => row.DueAt <= now)
            .OrderBy(row => row.DueAt)
            .Take(count)
            .Include(row => row.Recipients.OrderBy(person => person.Position))
            .AsNoTracking()
            .ToListAsync(cancellationToken);
    }

    /// <summary>When the next is due; null when nothing waits.</summary>
    /// <param name="underWay">What is being done already.</param>
    public async Task<DateTimeOffset?> NextAsync(string key, IReadOnlyCollection<Guid> underWay, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Waiting(db, key, underWay).MinAsync(row => row.DueAt, cancellationToken);
    }

    /// <summary>Marks attempts uncertain that have no outcome: the process died. Only for a lane that no other run drains.</summary>
    public async Task SettleAsync(string key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var mine = Waiting(db, key, []);
        await db.DeliveryAttempts.Where(attempt => mine.Any(row => row.Id == attempt.NotificationId)).MarkUncertainAsync(now, Note, cancellationToken);
    }

    private static IQueryable<Notification> Waiting(PortalDbContext db, string key, IReadOnlyCollection<Guid> underWay)
    {
        var waiting = db.Notifications.Where(row => row.State == NotificationState.FallingBack && row.FallbackKey == key);
        return underWay.Count == 0 ? waiting : waiting.Where(row => !underWay.Contains(row.Id));
    }
}
