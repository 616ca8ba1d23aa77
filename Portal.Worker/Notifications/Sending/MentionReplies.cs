using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Data;
using Portal.Domain.Notifications;
using Portal.Domain.Notifications.Composing;
using Portal.Domain.Notifications.Planning;
using Portal.Slack.Connections;
using Portal.Worker.Notifications.Attempts;
using Portal.Worker.Notifications.Steps;

namespace Portal.Worker.Notifications.Sending;

/// <summary>Makes the replies that mention those of a large group for whom the message had no room.</summary>
internal sealed class MentionReplies(IDbContextFactory<PortalDbContext> contexts, IOptions<DeliveryOptions> options)
{
    public async Task<IReadOnlyList<Notification>> MakeAsync(DueNotification notification, SlackReceipt receipt, DateTimeOffset now)
    {
        if (notification.Replies == 0 || notification.EventId is not { } eventId || receipt is not { ChannelId: { } channel, Ts: { } ts })
        {
            return [];
        }

        await using var db = await contexts.CreateDbContextAsync();
        var parent = await db.Notifications.AsNoTracking().Include(row => row.Recipients).FirstAsync(row => row.Id == notification.Id);
        var body = (await StepCopies.BodiesAsync(db, [eventId], CancellationToken.None))[eventId];
        var original = CopyPeople.With(body, parent.Recipients);
        var rows = parent.Recipients.OrderBy(row => row.Position).ToList();
        var factory = new NotificationFactory(now, () => Guid.CreateVersion7(now));
        return [.. Enumerable.Range(1, notification.Replies).Select(reply => factory.Reply(
            parent,
            reply,
            MentionBatches.Of(rows, reply),
            MentionBatches.Compose(original, [.. MentionBatches.Of(original.Recipients, reply)]),
            (channel, ts),
            options.Value.FallbackAfter))];
    }
}
