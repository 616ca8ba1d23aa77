using Microsoft.EntityFrameworkCore;
using Portal.Auth;
using Portal.Data;
using Portal.Domain.Notifications;
using Portal.Features.Notifications.InSlack;

namespace Portal.Features.Notifications.Story;

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

        return Outcome<EventView>.Ok(await ViewAsync(db, received, cancellationToken));
    }

    private static async Task<EventView> ViewAsync(PortalDbContext db, ReceivedEvent received, CancellationToken cancellationToken)
    {
        var id = received.Id;
        var notifications = await db.Notifications.AsNoTracking()
            .Where(row => row.EventId == id).OrderBy(row => row.RecipientKey).Select(EventNotification.FromRow).ToListAsync(cancellationToken);
        var attempts = await db.DeliveryAttempts.AsNoTracking()
            .Where(attempt => db.Notifications.Any(row => row.EventId == id && row.Id == attempt.NotificationId))
            .OrderBy(attempt => attempt.Number).Select(AttemptView.FromRow).ToListAsync(cancellationToken);
        var messages = await MessageView.Read(db, db.Messages.AsNoTracking()
            .Where(message => db.Notifications.Any(row => row.EventId == id && row.Id == message.NotificationId))
            .OrderBy(message => message.SentAt)).ToListAsync(cancellationToken);
        var clicks = await db.NotificationClicks.AsNoTracking()
            .Where(click => db.Notifications.Any(row => row.EventId == id && row.Id == click.NotificationId))
            .OrderBy(click => click.ClickedAt).ToListAsync(cancellationToken);
        var attemptsOf = attempts.ToLookup(attempt => attempt.NotificationId, AttemptJson.From);
        var messagesOf = messages.ToLookup(message => message.NotificationId, MessageJson.From);
        var clicksOf = clicks.ToLookup(click => click.NotificationId, ClickJson.From);
        return View(received, [.. notifications.Select(row => row with
        {
            Attempts = [.. attemptsOf[row.Id]],
            Messages = [.. messagesOf[row.Id]],
            Clicks = [.. clicksOf[row.Id]],
        })]);
    }

    private static EventView View(ReceivedEvent received, IReadOnlyList<EventNotification> notifications) => new()
    {
        Id = received.Id,
        IdempotencyKey = received.IdempotencyKey,
        Type = received.Type,
        Status = received.Status.ToString().ToLowerInvariant(),
        OccurredAt = received.OccurredAt,
        ReceivedAt = received.ReceivedAt,
        ReceivedFrom = received.ReceivedFrom,
        Body = JsonBody.Read(received.Body),
        Notifications = notifications,
    };
}
