using Microsoft.EntityFrameworkCore;
using Portal.Auth;
using Portal.Data;
using Portal.Data.Notifications;
using Portal.Domain;
using Portal.Domain.Audit;
using Portal.Domain.Auth;
using Portal.Domain.Notifications;

namespace Portal.Features.Notifications.Story;

/// <summary>Puts a notification that Slack did not take back into its lane; the worker sends it.</summary>
internal sealed class ResendNotification(
    IDbContextFactory<PortalDbContext> contexts, WorkSignals signals, ChangeFeed changes, TimeProvider clock)
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
        var found = await mine.Select(row => new { row.State, row.ConnectionId, row.Subject }).SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return Outcome<ResentNotification>.Missing();
        }

        if (!await WaitAgainAsync(db, mine, Audit(caller, id, found.Subject), cancellationToken))
        {
            return Refuse(await mine.Select(row => row.State).SingleAsync(cancellationToken));
        }

        signals.WakeLane(found.ConnectionId ?? Guid.Empty);
        changes.Publish(caller.InstanceId);
        return Outcome<ResentNotification>.Ok(new ResentNotification(id, NotificationState.Waiting.ToText()));
    }

    // The state is part of the update's condition, so of two people who press at once only one sends.
    private async Task<bool> WaitAgainAsync(PortalDbContext db, IQueryable<Notification> mine, AuditEntry audit, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var changed = await mine
            .Where(row => row.State == NotificationState.FellBack || row.State == NotificationState.Failed)
            .ExecuteUpdateAsync(
                row => row
                    .SetProperty(notification => notification.State, NotificationState.Waiting)
                    .SetProperty(notification => notification.DueAt, now)
                    // Without a connection only the fallback is left, and that is due at once.
                    .SetProperty(notification => notification.GiveUpAt, notification => notification.ConnectionId == null ? now : now + GivenUpAfter)
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
