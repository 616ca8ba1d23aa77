using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Notifications;

namespace Portal.Worker.Notifications.Sending;

/// <summary>A lane's questions to the database, compiled once. <c>null</c> is the lane of those without a connection.</summary>
internal sealed class DueQueries(IDbContextFactory<PortalDbContext> contexts)
{
    private static readonly Func<PortalDbContext, Guid?, DateTimeOffset, int, IAsyncEnumerable<DueNotification>> Due = EF.CompileAsyncQuery(
        (PortalDbContext db, Guid? connectionId, DateTimeOffset now, int count) => db.Notifications
            .Where(row => row.ConnectionId == connectionId && row.State == NotificationState.Waiting && row.DueAt <= now && row.GiveUpAt > now)
            .OrderBy(row => row.DueAt)
            .Take(count)
            .Select(row => new DueNotification(
                row.Id, row.OrganizationId, row.InstanceId, row.EventId, row.Route, row.Payload, row.AttemptCount, row.GiveUpAt, row.LastError)));

    private static readonly Func<PortalDbContext, Guid?, DateTimeOffset, int, IAsyncEnumerable<DueNotification>> Overdue = EF.CompileAsyncQuery(
        (PortalDbContext db, Guid? connectionId, DateTimeOffset now, int count) => db.Notifications
            .Where(row => row.ConnectionId == connectionId && row.State == NotificationState.Waiting && row.GiveUpAt <= now)
            .OrderBy(row => row.GiveUpAt)
            .Take(count)
            .Select(row => new DueNotification(
                row.Id, row.OrganizationId, row.InstanceId, row.EventId, row.Route, row.Payload, row.AttemptCount, row.GiveUpAt, row.LastError)));

    /// <summary>What may be sent now, the longest due first.</summary>
    public Task<List<DueNotification>> DueAsync(Guid? connectionId, DateTimeOffset now, int count, CancellationToken cancellationToken) =>
        ReadAsync(Due, connectionId, now, count, cancellationToken);

    /// <summary>What has waited for Slack long enough.</summary>
    public Task<List<DueNotification>> OverdueAsync(Guid? connectionId, DateTimeOffset now, int count, CancellationToken cancellationToken) =>
        ReadAsync(Overdue, connectionId, now, count, cancellationToken);

    /// <summary>When this lane has something to do next; null when it has nothing at all.</summary>
    public async Task<DateTimeOffset?> NextAsync(Guid? connectionId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var waiting = db.Notifications.Where(row => row.ConnectionId == connectionId && row.State == NotificationState.Waiting);
        var giveUp = await waiting.MinAsync(row => (DateTimeOffset?)row.GiveUpAt, cancellationToken);
        if (connectionId is null)
        {
            // There is nothing to send these by: only their fallback ever comes.
            return giveUp;
        }

        var due = await waiting.MinAsync(row => row.DueAt, cancellationToken);
        return due < giveUp ? due : giveUp;
    }

    private async Task<List<DueNotification>> ReadAsync(
        Func<PortalDbContext, Guid?, DateTimeOffset, int, IAsyncEnumerable<DueNotification>> query,
        Guid? connectionId,
        DateTimeOffset now,
        int count,
        CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var page = new List<DueNotification>();
        await foreach (var row in query(db, connectionId, now, count).WithCancellation(cancellationToken))
        {
            page.Add(row);
        }

        return page;
    }
}
