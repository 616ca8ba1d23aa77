using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Auth;
using Portal.Data;
using Portal.Domain.Errors;
using Portal.Domain.Notifications;
using Portal.Domain.Notifications.Routing;
using Portal.Features.Notifications.InSlack;

namespace Portal.Features.Notifications.Story;

/// <summary>One notification's whole story, from the event to what Slack shows.</summary>
internal sealed class GetNotification(IDbContextFactory<PortalDbContext> contexts)
{
    public async Task<Outcome<NotificationDetail>> HandleAsync(InstanceCaller caller, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await db.Notifications.AsNoTracking()
            .SingleOrDefaultAsync(row => row.Id == id && row.InstanceId == caller.InstanceId && row.OrganizationId == caller.OrganizationId, cancellationToken);
        if (row is null)
        {
            return Outcome<NotificationDetail>.Missing();
        }

        var connection = await db.Connections.AsNoTracking()
            .Where(connection => connection.Id == row.ConnectionId && connection.InstanceId == caller.InstanceId)
            .Select(connection => connection.Name)
            .SingleOrDefaultAsync(cancellationToken);
        var detail = new NotificationDetail
        {
            Row = row,
            ConnectionName = connection,
            Route = ReadRoute(row.Route),
            Recipients = await db.NotificationRecipients.AsNoTracking()
                .Where(person => person.NotificationId == id).OrderBy(person => person.Position).ToListAsync(cancellationToken),
            Attempts = await db.DeliveryAttempts.AsNoTracking()
                .Where(attempt => attempt.NotificationId == id).OrderBy(attempt => attempt.Number).Select(AttemptView.FromRow).ToListAsync(cancellationToken),
            Messages = await MessagesAsync(db, row, cancellationToken),
            Clicks = await db.NotificationClicks.AsNoTracking()
                .Where(click => click.NotificationId == id).OrderBy(click => click.ClickedAt).ToListAsync(cancellationToken),
            Thread = await MessageThread.ReadAsync(db, row, cancellationToken),
            Event = await db.Events.AsNoTracking()
                .SingleOrDefaultAsync(received => received.Id == row.EventId && received.InstanceId == caller.InstanceId, cancellationToken),
        };
        return Outcome<NotificationDetail>.Ok(detail.WithAdvice());
    }

    private static async Task<IReadOnlyList<MessageView>> MessagesAsync(PortalDbContext db, Notification row, CancellationToken cancellationToken)
    {
        var rows = db.Messages.AsNoTracking().Where(message => message.NotificationId == row.Id).OrderBy(message => message.SentAt);
        var messages = await MessageView.Read(db, rows).ToListAsync(cancellationToken);
        var shown = messages.Count == 0 ? [] : await rows.ToDictionaryAsync(message => message.Id, message => message.ShownPayload, cancellationToken);
        return [.. messages.Select(message => message with { Payload = shown.GetValueOrDefault(message.Id) ?? row.Payload })];
    }

    // A decision that an older build wrote in another form must not hide the rest of the story.
    private static RouteDecision? ReadRoute(string json)
    {
        try
        {
            return RouteDecisionJson.Read(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

public sealed record NotificationDetail
{
    public required Notification Row { get; init; }

    /// <summary>As it is called now; the route decision says what it was called then.</summary>
    public string? ConnectionName { get; init; }

    /// <summary>Null when none was stored that this build can read.</summary>
    public RouteDecision? Route { get; init; }

    public required IReadOnlyList<NotificationRecipient> Recipients { get; init; }

    public required IReadOnlyList<AttemptView> Attempts { get; init; }

    public required IReadOnlyList<MessageView> Messages { get; init; }

    /// <summary>Who opened which link, oldest first.</summary>
    public IReadOnlyList<NotificationClick> Clicks { get; init; } = [];

    public MessageThread Thread { get; init; } = MessageThread.None;

    /// <summary>Null for a test message.</summary>
    public ReceivedEvent? Event { get; init; }

    public bool IsOpen => NotificationStates.Open.Contains(Row.State);

    public bool CanResend => Row.State is NotificationState.FellBack or NotificationState.Failed;

    /// <summary>Slack shows something else than what was sent first.</summary>
    public bool WasUpdated => Messages.Any(message => message.UpdatedAt is not null);

    /// <summary>Slack may have taken an attempt whose answer was lost, so another one may be a second message.</summary>
    public bool MayBeInSlack => Attempts.Any(attempt => attempt is { Outcome: AttemptOutcome.Uncertain, IsUpdate: false });

    /// <summary>The recipients were told another way.</summary>
    public bool FallbackWasTaken => Attempts.Any(attempt => attempt is { Fallback: FallbackKeys.Email, Outcome: AttemptOutcome.Succeeded });

    public NotificationDetail WithAdvice()
    {
        var context = new AdviceContext(
            ConnectionName ?? Route?.ConnectionName ?? "(deleted connection)",
            Route?.ChannelId,
            Recipients.Count == 1 ? Recipients[0].Email : null);
        return this with { Attempts = [.. Attempts.Select(attempt => attempt.WithAdvice(context))] };
    }
}
