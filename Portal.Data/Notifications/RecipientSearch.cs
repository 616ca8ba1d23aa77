using Portal.Data.Providers;
using Portal.Domain.Notifications;

namespace Portal.Data.Notifications;

/// <summary>Finds the notifications of a person by how a name or an e-mail begins.</summary>
public static class RecipientSearch
{
    /// <summary>The ids as a query of their own, so that both of the recipients' indexes serve it whatever else the list of notifications filters by.</summary>
    /// <param name="db">The context that runs it.</param>
    /// <param name="instanceId">Whose recipients.</param>
    /// <param name="prefix">In any case; blanks around it do not count.</param>
    public static IQueryable<Guid> NotificationsOfPerson(this PortalDbContext db, Guid instanceId, string prefix)
    {
        var key = prefix.Trim().ToLowerInvariant();
        var people = db.NotificationRecipients.Where(row => row.InstanceId == instanceId);
        var (byName, byEmail) = db is SqlServerPortalDbContext ? Like(people, key) : Between(people, key);
        return byName.Select(row => row.NotificationId).Union(byEmail.Select(row => row.NotificationId));
    }

    // SQLite uses no index for LIKE on a binary column, so the prefix becomes a range there. SQL Server's dictionary order has no such range.
    private static (IQueryable<NotificationRecipient> ByName, IQueryable<NotificationRecipient> ByEmail) Between(
        IQueryable<NotificationRecipient> people, string first)
    {
        var last = first + "\U0010FFFF";
        return (
            people.Where(row => string.Compare(row.NameKey, first) >= 0 && string.Compare(row.NameKey, last) <= 0),
            people.Where(row => string.Compare(row.EmailKey, first) >= 0 && string.Compare(row.EmailKey, last) <= 0));
    }

    private static (IQueryable<NotificationRecipient> ByName, IQueryable<NotificationRecipient> ByEmail) Like(
        IQueryable<NotificationRecipient> people, string key) =>
        (people.Where(row => row.NameKey.StartsWith(key)), people.Where(row => row.EmailKey!.StartsWith(key)));
}
