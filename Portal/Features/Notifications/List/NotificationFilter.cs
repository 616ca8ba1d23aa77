using Microsoft.EntityFrameworkCore;
using Portal.Auth;
using Portal.Data;
using Portal.Data.Notifications;
using Portal.Domain.Notifications;

namespace Portal.Features.Notifications.List;

/// <summary>Which notifications of an instance the list shows. What is not set does not narrow.</summary>
internal sealed record NotificationFilter
{
    /// <summary>Any of these.</summary>
    public IReadOnlyList<NotificationState> States { get; init; } = [];

    /// <summary>Only those of which Slack shows an older state.</summary>
    public bool IsStaleOnly { get; init; }

    /// <summary>How a name or an e-mail begins.</summary>
    public string? Person { get; init; }

    /// <summary><see cref="Guid.Empty"/> stands for those without a connection.</summary>
    public Guid? ConnectionId { get; init; }

    public string? EventType { get; init; }

    /// <summary>Part of the subject, in any case.</summary>
    public string? Search { get; init; }

    public DateTimeOffset? From { get; init; }

    /// <summary>Not included.</summary>
    public DateTimeOffset? To { get; init; }

    public IQueryable<Notification> Apply(PortalDbContext db, InstanceCaller caller)
    {
        var rows = db.Notifications.AsNoTracking().Where(row => row.InstanceId == caller.InstanceId && row.OrganizationId == caller.OrganizationId);
        rows = IsStaleOnly ? Stale(rows, db.Messages.Where(message => message.InstanceId == caller.InstanceId && message.StaleSince != null)) : rows;
        rows = States.Count == 0 ? rows : rows.Where(row => States.Contains(row.State));
        rows = ConnectionId is not { } connection ? rows
            : connection == Guid.Empty ? rows.Where(row => row.ConnectionId == null)
            : rows.Where(row => row.ConnectionId == connection);
        rows = EventType is null ? rows : rows.Where(row => row.EventType == EventType);
        rows = From is null ? rows : rows.Where(row => row.CreatedAt >= From);
        rows = To is null ? rows : rows.Where(row => row.CreatedAt < To);
        rows = string.IsNullOrWhiteSpace(Search) ? rows : WithSubject(rows, Search.Trim().ToLowerInvariant());
        return string.IsNullOrWhiteSpace(Person) ? rows : OfPerson(rows, db.NotificationsOfPerson(caller.InstanceId, Person));
    }

    private static IQueryable<Notification> Stale(IQueryable<Notification> rows, IQueryable<Message> untrue) =>
        rows.Where(row => untrue.Select(message => message.NotificationId).Contains(row.Id));

    private static IQueryable<Notification> OfPerson(IQueryable<Notification> rows, IQueryable<Guid> ids) => rows.Where(row => ids.Contains(row.Id));

#pragma warning disable CA1304, CA1311, CA1862 // ToLower runs in the database, which knows no other
    private static IQueryable<Notification> WithSubject(IQueryable<Notification> rows, string text) =>
        rows.Where(row => row.Subject.ToLower().Contains(text));
#pragma warning restore CA1304, CA1311, CA1862
}
