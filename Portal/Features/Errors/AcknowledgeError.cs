using Microsoft.EntityFrameworkCore;
using Portal.Auth;
using Portal.Data;
using Portal.Domain.Audit;
using Portal.Domain.Auth;
using Portal.Domain.Errors;

namespace Portal.Features.Errors;

/// <summary>Takes note of an error: it leaves the open list until it is seen again.</summary>
internal sealed class AcknowledgeError(IDbContextFactory<PortalDbContext> contexts, ChangeFeed changes, TimeProvider clock)
{
    /// <summary>Acknowledging twice changes nothing and names the first.</summary>
    public async Task<Outcome<AcknowledgedError>> HandleAsync(InstanceCaller caller, Guid id, CancellationToken cancellationToken)
    {
        if (await contexts.FindRefusalAsync(caller, Permission.AcknowledgeErrors, cancellationToken) is { } refusal)
        {
            return Outcome<AcknowledgedError>.Invalid(refusal);
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var entry = await db.Errors.SingleOrDefaultAsync(
            row => row.Id == id && row.InstanceId == caller.InstanceId && row.OrganizationId == caller.OrganizationId, cancellationToken);
        if (entry is null)
        {
            return Outcome<AcknowledgedError>.Missing();
        }

        if (entry.AcknowledgedAt is null)
        {
            entry.Acknowledge(caller.Name, clock.GetUtcNow());
            db.Audit.Add(Audit(caller, entry));
            await db.SaveChangesAsync(cancellationToken);
            changes.Publish(caller.InstanceId);
        }

        return Outcome<AcknowledgedError>.Ok(new AcknowledgedError(id, entry.AcknowledgedBy!, entry.AcknowledgedAt!.Value));
    }

    private AuditEntry Audit(InstanceCaller caller, ErrorEntry entry) => new()
    {
        Id = Guid.CreateVersion7(clock.GetUtcNow()),
        OrganizationId = caller.OrganizationId,
        InstanceId = caller.InstanceId,
        At = clock.GetUtcNow(),
        Actor = caller.Name,
        Action = "acknowledged",
        EntityType = nameof(ErrorEntry),
        EntityId = entry.Id,
        EntityName = entry.Code.Length <= 120 ? entry.Code : entry.Code[..120],
        Columns = [],
    };
}

internal sealed record AcknowledgedError(Guid Id, string AcknowledgedBy, DateTimeOffset AcknowledgedAt);
