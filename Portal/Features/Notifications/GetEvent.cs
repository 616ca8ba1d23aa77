using Microsoft.EntityFrameworkCore;
using Portal.Auth;
using Portal.Data;
using Portal.Domain.Notifications;

namespace Portal.Features.Notifications;

/// <summary>An event and all that came of it: the answer of <c>GET …/events/{id}</c>.</summary>
internal sealed class GetEvent(IDbContextFactory<PortalDbContext> contexts)
{
    public async Task<Outcome<EventView>> HandleAsync(InstanceCaller caller, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var received = await db.Events.AsNoTracking()
            .SingleOrDefaultAsync(row => row.Id == id && row.InstanceId == caller.InstanceId && row.OrganizationId == caller.OrganizationId, cancellationToken);
        if (received is null)
        {
            return Outcome<EventView>.Missing();
        }

        var notifications = await db.Notifications.AsNoTracking()
            .Where(row => row.EventId == id).OrderBy(row => row.RecipientKey).Select(EventNotification.FromRow).ToListAsync(cancellationToken);
        var attempts = await db.DeliveryAttempts.AsNoTracking()
            .Where(attempt => db.Notifications.Any(row => row.EventId == id && row.Id == attempt.NotificationId))
            .OrderBy(attempt => attempt.Number).Select(AttemptView.FromRow).ToListAsync(cancellationToken);
        var messages = await db.Messages.AsNoTracking()
            .Where(message => db.Notifications.Any(row => row.EventId == id && row.Id == message.NotificationId))
            .OrderBy(message => message.SentAt).ToListAsync(cancellationToken);
        return Outcome<EventView>.Ok(View(received, notifications, attempts, messages));
    }

    private static EventView View(
        ReceivedEvent received, IEnumerable<EventNotification> notifications, IEnumerable<AttemptView> attempts, IEnumerable<Message> messages)
    {
        var attemptsOf = attempts.ToLookup(attempt => attempt.NotificationId, AttemptJson.From);
        var messagesOf = messages.ToLookup(message => message.NotificationId, MessageJson.From);
        return new EventView
        {
            Id = received.Id,
            WebhookId = received.WebhookId,
            Type = received.Type,
            Status = received.Status.ToString().ToLowerInvariant(),
            OccurredAt = received.OccurredAt,
            ReceivedAt = received.ReceivedAt,
            ReceivedFrom = received.ReceivedFrom,
            Body = JsonBody.Read(received.Body),
            Notifications = [.. notifications.Select(row => row with { Attempts = [.. attemptsOf[row.Id]], Messages = [.. messagesOf[row.Id]] })],
        };
    }
}
