using Microsoft.EntityFrameworkCore;
using Portal.Auth;
using Portal.Data;
using Portal.Data.Notifications;
using Portal.Data.Notifications.Writing;
using Portal.Domain;
using Portal.Domain.Audit;
using Portal.Domain.Auth;
using Portal.Domain.Notifications;
using Portal.Worker.Notifications.Planning;

namespace Portal.Features.Notifications.Story;

/// <summary>
/// Puts a notification that Slack did not take back into a lane: by today's route, with its people looked up anew. The worker sends it.
/// </summary>
internal sealed class ResendNotification(
    IDbContextFactory<PortalDbContext> contexts, Retries retries, DeliveryStore store, WorkSignals signals, ChangeFeed changes, TimeProvider clock)
{
    private static readonly TimeSpan GivenUpAfter = TimeSpan.FromMinutes(5);

    public async Task<Outcome<ResentNotification>> HandleAsync(InstanceCaller caller, Guid id, CancellationToken cancellationToken)
    {
        if (await contexts.FindRefusalAsync(caller, Permission.ResendNotifications, cancellationToken) is { } refusal)
        {
            return Outcome<ResentNotification>.Invalid(refusal);
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var mine = db.Notifications.Where(row => row.Id == id && row.InstanceId == caller.InstanceId && row.OrganizationId == caller.OrganizationId);
        var found = await mine.AsNoTracking().Include(row => row.Recipients).SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return Outcome<ResentNotification>.Missing();
        }

        if (found.State is not (NotificationState.FellBack or NotificationState.Failed))
        {
            return Refuse(found.State);
        }

        var plan = found.Purpose == NotificationPurpose.Post ? await retries.PlanAsync(found, cancellationToken) : [];
        var next = plan.Count == 0 ? Again(found) : plan.FirstOrDefault(row => row.Id == id);
        if (next is { State: NotificationState.Superseded })
        {
            return Refuse(next.State);
        }

        await PrepareAsync(found, next, plan, cancellationToken);
        if (!await WriteAsync(db, mine, next, Audit(caller, id, found.Subject), cancellationToken))
        {
            return Refuse(await mine.Select(row => row.State).SingleAsync(cancellationToken));
        }

        signals.WakeLane(next?.ConnectionId ?? Guid.Empty);
        changes.Publish(caller.InstanceId);
        return Outcome<ResentNotification>.Ok(new ResentNotification(id, (next?.State ?? NotificationState.Superseded).ToText()));
    }

    // Before the row changes: were the process to end here, the row can be sent again, and what is planned already is planned once.
    private async Task PrepareAsync(Notification found, Notification? next, IReadOnlyList<Notification> plan, CancellationToken cancellationToken)
    {
        foreach (var connection in plan.Append(next ?? found).Select(row => row.ConnectionId).OfType<Guid>().Distinct())
        {
            await retries.ForgetPeopleAsync(connection, found.Recipients.Select(person => person.Email), cancellationToken);
        }

        if (next is null)
        {
            await store.StorePlanAsync(found.EventId!.Value, plan);
        }
    }

    // What no event can be planned for again: a test, a reply in a thread, a person's own after the group's.
    private Notification Again(Notification found) => new()
    {
        Id = found.Id,
        OrganizationId = found.OrganizationId,
        InstanceId = found.InstanceId,
        ConnectionId = found.ConnectionId,
        RecipientKey = found.RecipientKey,
        Purpose = found.Purpose,
        EventType = found.EventType,
        Subject = found.Subject,
        State = NotificationState.Waiting,
        CreatedAt = found.CreatedAt,
        DueAt = clock.GetUtcNow(),
        // Without a connection only the fallback is left, and that is due at once.
        GiveUpAt = found.ConnectionId is null ? clock.GetUtcNow() : clock.GetUtcNow() + GivenUpAfter,
        Target = found.Target,
        Route = found.Route,
        Payload = found.Payload,
        ContentVersion = found.ContentVersion,
    };

    // The state is part of the update's condition, so of two people who press at once only one sends.
    private async Task<bool> WriteAsync(PortalDbContext db, IQueryable<Notification> mine, Notification? next, AuditEntry audit, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var open = mine.Where(row => row.State == NotificationState.FellBack || row.State == NotificationState.Failed);
        var changed = next is null
            ? await open.ExecuteUpdateAsync(
                row => row
                    .SetProperty(notification => notification.State, NotificationState.Superseded)
                    .SetProperty(notification => notification.LastError, SupersededReasons.RoutedAnew)
                    .SetProperty(notification => notification.CompletedAt, clock.GetUtcNow()),
                cancellationToken)
            : await open.ExecuteUpdateAsync(
                row => row
                    .SetProperty(notification => notification.State, next.State)
                    .SetProperty(notification => notification.ConnectionId, next.ConnectionId)
                    .SetProperty(notification => notification.Target, next.Target)
                    .SetProperty(notification => notification.Route, next.Route)
                    .SetProperty(notification => notification.Payload, next.Payload)
                    .SetProperty(notification => notification.ContentVersion, next.ContentVersion)
                    .SetProperty(notification => notification.LastError, next.LastError)
                    .SetProperty(notification => notification.DueAt, next.DueAt)
                    .SetProperty(notification => notification.GiveUpAt, next.GiveUpAt)
                    .SetProperty(notification => notification.CompletedAt, (DateTimeOffset?)null),
                cancellationToken);
        if (changed == 0)
        {
            return false;
        }

        db.Audit.Add(audit);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private static Outcome<ResentNotification> Refuse(NotificationState state) => Outcome<ResentNotification>.Invalid(new FieldProblem("state", state switch
    {
        NotificationState.Delivered => "Slack took this notification; sending it again would show it twice.",
        NotificationState.Waiting => "This notification already waits for its next attempt.",
        NotificationState.Sending => "An attempt for this notification is under way.",
        NotificationState.FallingBack => "Its fallback is due or under way; it can be sent again once that has ended.",
        NotificationState.Superseded => "The step no longer asks anything of these people; sending it would show buttons that lead nowhere.",
        NotificationState.FellBack or NotificationState.Failed => "This notification changed in the same moment. Try once more.",
    }));

    private AuditEntry Audit(InstanceCaller caller, Guid id, string subject) => new()
    {
        Id = Guid.CreateVersion7(clock.GetUtcNow()),
        OrganizationId = caller.OrganizationId,
        InstanceId = caller.InstanceId,
        At = clock.GetUtcNow(),
        Actor = caller.Name,
        Action = "resent",
        EntityType = nameof(Notification),
        EntityId = id,
        EntityName = subject.Length <= 120 ? subject : subject[..120],
        Columns = [],
    };
}

internal sealed record ResentNotification(Guid Id, string State);
