using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Auth;
using Portal.Data;
using Portal.Domain.Errors;
using Portal.Domain.Notifications;
using Portal.Domain.Notifications.Routing;

namespace Portal.Features.Notifications;

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
            Messages = await db.Messages.AsNoTracking()
                .Where(message => message.NotificationId == id).OrderBy(message => message.SentAt).ToListAsync(cancellationToken),
            Event = await db.Events.AsNoTracking()
                .SingleOrDefaultAsync(received => received.Id == row.EventId && received.InstanceId == caller.InstanceId, cancellationToken),
        };
        return Outcome<NotificationDetail>.Ok(detail.WithAdvice());
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

    public required IReadOnlyList<Message> Messages { get; init; }

    /// <summary>Null for a test message.</summary>
    public ReceivedEvent? Event { get; init; }

    public bool IsOpen => Row.State is NotificationState.Waiting or NotificationState.Sending;

    public bool CanResend => Row.State is NotificationState.FellBack or NotificationState.Failed;

    /// <summary>Slack may have taken an attempt whose answer was lost, so another one may be a second message.</summary>
    public bool MayBeInSlack => Attempts.Any(attempt => attempt.Outcome is AttemptOutcome.Uncertain);

    /// <summary>Somebody was told another way.</summary>
    public bool FallbackWasTaken => Attempts.Any(attempt => attempt is { Fallback: "EMAIL", Outcome: AttemptOutcome.Succeeded });

    public NotificationDetail WithAdvice()
    {
        var context = new AdviceContext(
            ConnectionName ?? Route?.ConnectionName ?? "(deleted connection)",
            Route?.ChannelId,
            Recipients.Count == 1 ? Recipients[0].Email : null);
        return this with { Attempts = [.. Attempts.Select(attempt => attempt.WithAdvice(context))] };
    }
}
