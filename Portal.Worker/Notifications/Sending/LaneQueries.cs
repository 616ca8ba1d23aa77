using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Notifications;
using Portal.Worker.Notifications.Attempts;

namespace Portal.Worker.Notifications.Sending;

/// <summary>A lane's questions to the database, the frequent ones compiled once. <c>null</c> is the lane of those without a connection.</summary>
internal sealed class LaneQueries(IDbContextFactory<PortalDbContext> contexts)
{
    private static readonly Expression<Func<Notification, DueNotification>> ToDue = row => new DueNotification(
        row.Id, row.OrganizationId, row.InstanceId, row.EventId, row.StepId, row.Target, row.ThreadTs, row.Replies, row.ContentVersion,
        row.Route, row.Payload, row.AttemptCount, row.GiveUpAt, row.LastError);

    // Not static: a compiled query is bound to one database's model, and a process may open two.
    private readonly Func<PortalDbContext, Guid?, DateTimeOffset, int, IAsyncEnumerable<DueNotification>> _due = EF.CompileAsyncQuery(
        (PortalDbContext db, Guid? connectionId, DateTimeOffset now, int count) => db.Notifications
            .Where(row => row.ConnectionId == connectionId && row.State == NotificationState.Waiting && row.DueAt <= now && row.GiveUpAt > now && row.Target != null)
            .OrderBy(row => row.DueAt)
            .Take(count)
            .Select(ToDue));

    private readonly Func<PortalDbContext, Guid?, DateTimeOffset, int, IAsyncEnumerable<DueNotification>> _overdue = EF.CompileAsyncQuery(
        (PortalDbContext db, Guid? connectionId, DateTimeOffset now, int count) => db.Notifications
            .Where(row => row.ConnectionId == connectionId && row.State == NotificationState.Waiting && row.GiveUpAt <= now)
            .OrderBy(row => row.GiveUpAt)
            .Take(count)
            .Select(ToDue));

    private readonly Func<PortalDbContext, Guid?, DateTimeOffset, Task<bool>> _unresolved = EF.CompileAsyncQuery(
        (PortalDbContext db, Guid? connectionId, DateTimeOffset now) => db.Notifications.Any(row =>
            row.ConnectionId == connectionId && row.State == NotificationState.Waiting && row.Target == null && row.DueAt <= now && row.GiveUpAt > now));

    private readonly Func<PortalDbContext, Guid?, Task<DateTimeOffset?>> _firstGiveUp = EF.CompileAsyncQuery(
        (PortalDbContext db, Guid? connectionId) => db.Notifications
            .Where(row => row.ConnectionId == connectionId && row.State == NotificationState.Waiting)
            .Min(row => (DateTimeOffset?)row.GiveUpAt));

    private readonly Func<PortalDbContext, Guid?, Task<DateTimeOffset?>> _firstDue = EF.CompileAsyncQuery(
        (PortalDbContext db, Guid? connectionId) => db.Notifications
            .Where(row => row.ConnectionId == connectionId && row.State == NotificationState.Waiting && row.Target != null)
            .Min(row => row.DueAt));

    private readonly Func<PortalDbContext, Guid, Task<DateTimeOffset?>> _firstUpdate = EF.CompileAsyncQuery(
        (PortalDbContext db, Guid connectionId) => db.Messages
            .Where(row => row.ConnectionId == connectionId && row.State == MessageState.Stale)
            .Min(row => row.DueAt));

    /// <summary>Whether people of some due notification are still to be looked up.</summary>
    public async Task<bool> HasUnresolvedAsync(Guid connectionId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await _unresolved(db, connectionId, now);
    }

    /// <summary>What may be sent now to targets that are free, the longest due first.</summary>
    public Task<List<DueNotification>> DueAsync(
        Guid connectionId, DateTimeOffset now, IReadOnlyCollection<string> busy, int count, CancellationToken cancellationToken) => busy.Count == 0
        ? ReadAsync(_due, connectionId, now, count, cancellationToken)
        : ReadAsync(
            rows => rows.Where(row => row.DueAt <= now && row.GiveUpAt > now && row.Target != null && !busy.Contains(row.Target)), connectionId, count, cancellationToken);

    /// <summary>The test of the connection that has waited longest; null when none does.</summary>
    public async Task<DueNotification?> DueTestAsync(Guid connectionId, DateTimeOffset now, CancellationToken cancellationToken) => (await ReadAsync(
        rows => rows.Where(row => row.EventId == null && row.DueAt <= now && row.GiveUpAt > now && row.Target != null), connectionId, 1, cancellationToken)).FirstOrDefault();

    /// <summary>What is due whether its people are known or not: for a connection that cannot send.</summary>
    public Task<List<DueNotification>> AllDueAsync(Guid connectionId, DateTimeOffset now, int count, CancellationToken cancellationToken) =>
        ReadAsync(rows => rows.Where(row => row.DueAt <= now && row.GiveUpAt > now), connectionId, count, cancellationToken);

    /// <summary>What has waited for Slack long enough.</summary>
    public Task<List<DueNotification>> OverdueAsync(Guid? connectionId, DateTimeOffset now, int count, CancellationToken cancellationToken) =>
        ReadAsync(_overdue, connectionId, now, count, cancellationToken);

    /// <summary>Messages that are no longer true: those first whose readers still have to decide.</summary>
    public async Task<List<DueUpdate>> StaleAsync(Guid connectionId, DateTimeOffset now, int count, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await (
            from message in db.Messages
            join notification in db.Notifications on message.NotificationId equals notification.Id
            where message.ConnectionId == connectionId && message.State == MessageState.Stale && message.DueAt <= now
            orderby message.Rank, message.DueAt
            select new DueUpdate(
                message.Id, notification.Id, message.InstanceId, message.StepId, message.ChannelId, message.Ts, message.WantedVersion, message.WantedPayload!,
                message.Failures, notification.AttemptCount, message.StaleSince))
            .Take(count)
            .ToListAsync(cancellationToken);
    }

    /// <summary>When the next notification with a target is due, and when the next has waited too long; null where there is none.</summary>
    public async Task<(DateTimeOffset? Due, DateTimeOffset? GiveUp)> NextAsync(Guid? connectionId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var giveUp = await _firstGiveUp(db, connectionId);
        // There is nothing to send the others by: only their fallback ever comes.
        return (connectionId is null || giveUp is null ? null : await _firstDue(db, connectionId), giveUp);
    }

    /// <summary>When the next message may be brought up to date; null when all are true.</summary>
    public async Task<DateTimeOffset?> NextUpdateAsync(Guid connectionId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await _firstUpdate(db, connectionId);
    }

    private async Task<List<DueNotification>> ReadAsync(
        Func<IQueryable<Notification>, IQueryable<Notification>> narrow, Guid connectionId, int count, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var waiting = db.Notifications.Where(row => row.ConnectionId == connectionId && row.State == NotificationState.Waiting);
        return await narrow(waiting).OrderBy(row => row.DueAt).Take(count).Select(ToDue).ToListAsync(cancellationToken);
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
