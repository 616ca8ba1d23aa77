using Microsoft.EntityFrameworkCore;
using Portal.Auth;
using Portal.Data;
using Portal.Domain.Notifications;

namespace Portal.Features.Notifications.List;

/// <summary>One page of the notifications, newest first.</summary>
internal sealed class ListNotifications(IDbContextFactory<PortalDbContext> contexts)
{
    private const int PeopleShown = 3;

    public async Task<Page<NotificationRow>> HandleAsync(InstanceCaller caller, NotificationFilter filter, int offset, int limit, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var matching = filter.Apply(db, caller);
        var total = await matching.CountAsync(cancellationToken);
        // Ids are made from the clock, so they settle the order of those that came in the same microsecond.
        var rows = await matching
            .OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.Id)
            .Skip(offset).Take(limit)
            .Select(row => new NotificationRow
            {
                Id = row.Id,
                State = row.State,
                Subject = row.Subject,
                EventType = row.EventType,
                ConnectionId = row.ConnectionId,
                ConnectionName = db.Connections.Where(connection => connection.Id == row.ConnectionId).Select(connection => connection.Name).FirstOrDefault(),
                AttemptCount = row.AttemptCount,
                LastError = row.LastError,
                CreatedAt = row.CreatedAt,
                DueAt = row.DueAt,
                CompletedAt = row.CompletedAt,
                PeopleCount = row.Recipients.Count,
                StaleSince = db.Messages.Where(message => message.NotificationId == row.Id && message.StaleSince != null).Min(message => message.StaleSince),
            })
            .ToListAsync(cancellationToken);
        return new Page<NotificationRow>(await NamePeopleAsync(db, rows, cancellationToken), total, offset, limit);
    }

    // A second query for the page's few ids: joined to the first, every person of a group would repeat the row.
    private static async Task<IReadOnlyList<NotificationRow>> NamePeopleAsync(
        PortalDbContext db, IReadOnlyList<NotificationRow> rows, CancellationToken cancellationToken)
    {
        var ids = rows.Where(row => row.PeopleCount > 0).Select(row => row.Id).ToList();
        if (ids.Count == 0)
        {
            return rows;
        }

        var people = await db.NotificationRecipients.AsNoTracking()
            .Where(person => ids.Contains(person.NotificationId) && person.Position <= PeopleShown)
            .OrderBy(person => person.NotificationId).ThenBy(person => person.Position)
            .Select(person => new { person.NotificationId, person.DisplayName })
            .ToListAsync(cancellationToken);
        var names = people.ToLookup(person => person.NotificationId, person => person.DisplayName);
        return [.. rows.Select(row => row with { People = [.. names[row.Id].Take(PeopleShown)] })];
    }
}

/// <summary>A line of the list.</summary>
public sealed record NotificationRow
{
    public required Guid Id { get; init; }

    public required NotificationState State { get; init; }

    public required string Subject { get; init; }

    public required string EventType { get; init; }

    public Guid? ConnectionId { get; init; }

    /// <summary>Null when there is none, or none any more.</summary>
    public string? ConnectionName { get; init; }

    public required int AttemptCount { get; init; }

    public string? LastError { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>The first few; <see cref="PeopleCount"/> counts them all.</summary>
    public IReadOnlyList<string> People { get; init; } = [];

    public required int PeopleCount { get; init; }

    /// <summary>Since when Slack shows something that is no longer true; null while it is true.</summary>
    public DateTimeOffset? StaleSince { get; init; }
}
