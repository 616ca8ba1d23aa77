using Microsoft.EntityFrameworkCore;
using Portal.Auth;
using Portal.Data;
using Portal.Domain.Notifications;
using Portal.Domain.Notifications.Steps;

namespace Portal.Features.Notifications.Steps;

/// <summary>A step with all copies of its messages. Replies in a thread are part of their message, not copies.</summary>
internal sealed class GetStep(IDbContextFactory<PortalDbContext> contexts)
{
    public async Task<Outcome<StepView>> HandleAsync(InstanceCaller caller, string stepId, int offset, int limit, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var copies = db.Notifications.AsNoTracking()
            .Where(row => row.InstanceId == caller.InstanceId && row.StepId == stepId && row.OrganizationId == caller.OrganizationId && row.ThreadTs == null && row.EventId != null);
        // Counted here: asked to group or to sort by time, SQLite reads all of the instance's notifications in that order instead of the step's few rows.
        var states = await copies.Select(row => row.State).ToListAsync(cancellationToken);
        var now = await db.StepStates.AsNoTracking()
            .SingleOrDefaultAsync(row => row.InstanceId == caller.InstanceId && row.StepId == stepId && row.OrganizationId == caller.OrganizationId, cancellationToken);
        if (now is null && states.Count == 0)
        {
            return Outcome<StepView>.Missing();
        }

        return Outcome<StepView>.Ok(new StepView
        {
            StepId = stepId,
            Subject = await copies.OrderByDescending(row => row.Id).Select(row => row.Subject).FirstOrDefaultAsync(cancellationToken),
            Version = now?.Version ?? 0,
            Progress = now is null ? StepProgress.Unknown : StepProgressJson.Read(now.Progress),
            ChangedAt = now?.ChangedAt,
            ByState = states.CountBy(state => state).ToDictionary(),
            Copies = new Page<StepCopyView>(await PageAsync(db, copies, offset, limit, cancellationToken), states.Count, offset, limit),
        });
    }

    private static async Task<IReadOnlyList<StepCopyView>> PageAsync(
        PortalDbContext db, IQueryable<Notification> copies, int offset, int limit, CancellationToken cancellationToken)
    {
        var rows = await copies.OrderBy(row => row.Id).Skip(offset).Take(limit)
            .Select(row => new
            {
                View = new StepCopyView
                {
                    NotificationId = row.Id,
                    EventType = row.EventType,
                    State = row.State,
                    LastError = row.LastError,
                    DueAt = row.DueAt,
                    CreatedAt = row.CreatedAt,
                    CompletedAt = row.CompletedAt,
                    RecipientKey = row.RecipientKey.ToString(),
                    PeopleCount = row.Recipients.Count,
                },
                row.Payload,
            })
            .ToListAsync(cancellationToken);
        if (rows.Count == 0)
        {
            return [];
        }

        var parts = await StepCopyParts.ReadAsync(db, rows.ConvertAll(row => row.View.NotificationId), cancellationToken);
        return rows.ConvertAll(row => parts.Complete(row.View, row.Payload));
    }
}
