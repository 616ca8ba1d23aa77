using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Data;
using Portal.Domain.Notifications;
using Portal.Domain.Notifications.Composing;
using Portal.Domain.Notifications.Delivery;
using Portal.Domain.Notifications.Messages;
using Portal.Slack.Connections;
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
        return [.. Enumerable.Range(1, notification.Replies).Select(reply => Reply(parent, reply, MentionBatches.Compose(
            original, [.. MentionBatches.Of(original.Recipients, reply)]), MentionBatches.Of(rows, reply), channel, ts, now))];
    }

    private Notification Reply(
        Notification parent, int reply, SlackMessage message, IEnumerable<NotificationRecipient> people, string channel, string ts, DateTimeOffset now)
    {
        var id = Guid.CreateVersion7(now);
        return new Notification
        {
            Id = id,
            OrganizationId = parent.OrganizationId,
            InstanceId = parent.InstanceId,
            EventId = parent.EventId,
            ConnectionId = parent.ConnectionId,
            RecipientKey = parent.RecipientKey,
            Purpose = string.Create(CultureInfo.InvariantCulture, $"mentions {reply}"),
            Target = channel,
            ThreadTs = ts,
            EventType = parent.EventType,
            Subject = parent.Subject,
            StepId = parent.StepId,
            State = NotificationState.Waiting,
            CreatedAt = now,
            DueAt = now,
            GiveUpAt = DeliveryPolicy.GiveUpAt(now, null, options.Value.FallbackAfter),
            Route = parent.Route,
            Payload = SlackMessageJson.WriteText(message with { NotificationId = id }),
            Recipients = [.. people.Select((person, position) => Copy(person, id, position))],
        };
    }

    private static NotificationRecipient Copy(NotificationRecipient person, Guid notificationId, int position) => new()
    {
        NotificationId = notificationId,
        Position = position,
        InstanceId = person.InstanceId,
        AccountId = person.AccountId,
        DisplayName = person.DisplayName,
        Email = person.Email,
        NameKey = person.NameKey,
        EmailKey = person.EmailKey,
        Role = person.Role,
        SlackUserId = person.SlackUserId,
    };
}
