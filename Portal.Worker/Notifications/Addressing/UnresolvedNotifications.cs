using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Notifications;
using Portal.Domain.Notifications.Events;
using Portal.Domain.Notifications.Steps;
using Portal.Worker.Notifications.Steps;

namespace Portal.Worker.Notifications.Addressing;

/// <summary>
/// Reads the notifications of a lane whose people are still to be looked up: of all of them only whom they are for, and the rest, bodies
/// included, of those that can be addressed.
/// </summary>
internal sealed class UnresolvedNotifications(IDbContextFactory<PortalDbContext> contexts, StepBook steps)
{
    public const int PageSize = 500;

    /// <summary>The next page, the longest due first.</summary>
    /// <param name="after">The last one of the page before; null for the first page.</param>
    public async Task<IReadOnlyList<UnknownPeople>> PageAsync(
        Guid connectionId, bool onlyTests, DateTimeOffset now, UnknownPeople? after, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var waiting = db.Notifications.AsNoTracking()
            .Where(row => row.ConnectionId == connectionId && row.State == NotificationState.Waiting && row.Target == null)
            .Where(row => row.DueAt <= now && row.GiveUpAt > now && (!onlyTests || row.EventId == null));
        if (after is not null)
        {
            var (dueAt, id) = (after.DueAt, after.Id);
            waiting = waiting.Where(row => row.DueAt >= dueAt && (row.DueAt > dueAt || row.Id > id));
        }

        var rows = await waiting
            .OrderBy(row => row.DueAt)
            .ThenBy(row => row.Id)
            .Take(PageSize)
            .Select(row => new { row.Id, row.DueAt, IsTest = row.EventId == null, Emails = row.Recipients.Select(person => person.Email).ToList() })
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new UnknownPeople(row.Id, row.DueAt, row.IsTest, [.. row.Emails.Select(EmailKey.Of).OfType<string>()]));
    }

    /// <summary>Whom these events tell already.</summary>
    public async Task<ToldUsers> ToldAsync(IReadOnlyList<Guid> events, CancellationToken cancellationToken)
    {
        if (events.Count == 0)
        {
            return new ToldUsers([]);
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return new ToldUsers(await db.Notifications
            .Where(row => row.EventId != null && events.Contains(row.EventId.Value) && row.Target != null && row.ThreadTs == null)
            .Select(row => new ToldUser(row.EventId!.Value, row.Target!, row.Id))
            .ToListAsync(cancellationToken));
    }

    /// <summary>All that addressing them takes.</summary>
    public async Task<IReadOnlyList<Unresolved>> ReadAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.Notifications.AsNoTracking()
            .Where(row => ids.Contains(row.Id))
            .OrderBy(row => row.DueAt)
            .ThenBy(row => row.Id)
            .Include(row => row.Recipients)
            .AsSplitQuery()
            .ToListAsync(cancellationToken);
        var events = await StepCopies.BodiesAsync(db, rows.Select(row => row.EventId).OfType<Guid>(), cancellationToken);
        var states = await steps.ReadAsync([.. rows.Where(row => row.StepId is not null).Select(row => (row.InstanceId, row.StepId!))], cancellationToken);
        return rows.ConvertAll(row => new Unresolved(
            row,
            row.EventId is { } id ? events.GetValueOrDefault(id) : null,
            row.StepId is { } step ? states.GetValueOrDefault((row.InstanceId, step), StepNow.Unknown) : StepNow.Unknown));
    }
}

/// <summary>Whom a notification without a target is for.</summary>
internal sealed record UnknownPeople(Guid Id, DateTimeOffset? DueAt, bool IsTest, IReadOnlyList<string> Emails);

/// <summary>A notification without a target.</summary>
/// <param name="Original">The event that caused it; null for a test.</param>
internal sealed record Unresolved(Notification Row, EventBody? Original, StepNow Step);
