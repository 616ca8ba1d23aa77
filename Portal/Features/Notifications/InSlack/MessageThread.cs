using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Notifications;

namespace Portal.Features.Notifications.InSlack;

/// <summary>What hangs together in one thread: a message and the replies that mention those for whom it had no room.</summary>
/// <param name="Parent">The notification that this one replies to; null when it begins the thread itself, or its beginning is forgotten.</param>
/// <param name="Replies">In the order of the people.</param>
public sealed record MessageThread(ThreadParent? Parent, IReadOnlyList<ThreadReply> Replies)
{
    public static MessageThread None { get; } = new(null, []);

    /// <summary>"2 replies mention 20 more people".</summary>
    public string RepliesInWords
    {
        get
        {
            var (replies, people) = (Replies.Count, Replies.Sum(reply => reply.PeopleCount));
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{replies} {(replies == 1 ? "reply mentions" : "replies mention")} {people} more {(people == 1 ? "person" : "people")}");
        }
    }

    internal static async Task<MessageThread> ReadAsync(PortalDbContext db, Notification row, CancellationToken cancellationToken) => row switch
    {
        { ThreadTs: { } ts, Target: { } channel } => new(await ParentAsync(db, row.InstanceId, channel, ts, cancellationToken), []),
        { Replies: > 0, EventId: not null } => new(null, await RepliesAsync(db, row, cancellationToken)),
        _ => None,
    };

    private static Task<ThreadParent?> ParentAsync(PortalDbContext db, Guid instanceId, string channel, string ts, CancellationToken cancellationToken) => (
        from message in db.Messages
        join notification in db.Notifications on message.NotificationId equals notification.Id
        where message.ChannelId == channel && message.Ts == ts && message.InstanceId == instanceId
        select new ThreadParent(notification.Id, notification.Subject)).FirstOrDefaultAsync(cancellationToken);

    private static async Task<IReadOnlyList<ThreadReply>> RepliesAsync(PortalDbContext db, Notification parent, CancellationToken cancellationToken)
    {
        var replies = await db.Notifications.AsNoTracking()
            .Where(row => row.EventId == parent.EventId && row.RecipientKey == parent.RecipientKey && row.ThreadTs != null && row.InstanceId == parent.InstanceId)
            .Select(row => new { row.Purpose, Reply = new ThreadReply(row.Id, row.State, row.Recipients.Count) })
            .ToListAsync(cancellationToken);
        return [.. replies.OrderBy(row => row.Purpose.Reply).Select(row => row.Reply)];
    }
}

public sealed record ThreadParent(Guid Id, string Subject);

public sealed record ThreadReply(Guid Id, NotificationState State, int PeopleCount);
