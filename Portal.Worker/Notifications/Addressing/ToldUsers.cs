using Portal.Data.Notifications.Writing;
using Portal.Domain.Notifications;

namespace Portal.Worker.Notifications.Addressing;

/// <summary>
/// Whom events tell by a direct message already, growing as notifications are addressed. Two accounts of a source may turn out to be one user
/// at Slack, who gets one message.
/// </summary>
internal sealed class ToldUsers(IEnumerable<ToldUser> before)
{
    private readonly Dictionary<(Guid, string), Guid> _first = before
        .Where(one => IsUser(one.Target))
        .GroupBy(one => (one.EventId, one.Target), one => one.NotificationId)
        .ToDictionary(group => group.Key, group => group.First());

    /// <summary>The address as it is, or the word that the notification is not needed because another tells its person.</summary>
    public AddressedNotification Take(Notification row, AddressedNotification addressed)
    {
        if (row.EventId is not { } eventId || addressed.Target is not { } target || !IsUser(target) || _first.TryAdd((eventId, target), row.Id)
            || _first[(eventId, target)] == row.Id)
        {
            return addressed;
        }

        return addressed with { Target = null, IsSuperseded = true, Problem = SupersededReasons.SamePerson, Unreached = [] };
    }

    private static bool IsUser(string target) => target is ['U' or 'W', ..];
}

/// <summary>A notification that has a target.</summary>
internal readonly record struct ToldUser(Guid EventId, string Target, Guid NotificationId);
