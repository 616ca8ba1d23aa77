using Microsoft.EntityFrameworkCore;
using Portal.Auth;
using Portal.Data;
using Portal.Data.Notifications;
using Portal.Domain;
using Portal.Domain.Auth;

namespace Portal.Features.Connections.Deleting;

/// <summary>
/// Deletes a connection that no definition or step names, or puts another one in its place first. Waiting notifications keep their rows:
/// the sender takes their fallback.
/// </summary>
internal sealed class DeleteConnection(IDbContextFactory<PortalDbContext> contexts, WorkSignals signals, TimeProvider clock)
{
    public async Task<Outcome<DeleteConnectionResult>> HandleAsync(InstanceCaller caller, DeleteConnectionRequest request, CancellationToken cancellationToken)
    {
        if (await contexts.FindRefusalAsync(caller, Permission.ManageConnections, cancellationToken) is { } refusal)
        {
            return Outcome<DeleteConnectionResult>.Invalid(refusal);
        }

        await using var db = (await contexts.CreateDbContextAsync(cancellationToken)).ActAs(caller.Name);
        await using var transaction = await db.LockConnectionsAsync(caller, cancellationToken);
        var rows = await db.ConnectionsOf(caller).Where(row => row.Id == request.Id || row.Id == request.ReplaceWith).ToListAsync(cancellationToken);
        if (rows.Find(row => row.Id == request.Id) is not { } row)
        {
            return Outcome<DeleteConnectionResult>.Missing();
        }

        var replacement = rows.Find(other => other.Id == request.ReplaceWith && other.Id != request.Id);
        if (request.ReplaceWith is not null && replacement is null)
        {
            return Outcome<DeleteConnectionResult>.Invalid(new FieldProblem("replaceWith", "Choose another connection of this instance."));
        }

        var uses = await FindConnectionUses.ReadAsync(db, caller, row.Id, row.IsDefault, cancellationToken);
        if (uses.InConfiguration && replacement is null)
        {
            return Outcome<DeleteConnectionResult>.Ok(new DeleteConnectionResult(IsDeleted: false, uses));
        }

        if (replacement is not null)
        {
            await ReplaceAsync(db, caller, row.Id, replacement.Id, cancellationToken);
        }

        db.Connections.Remove(row);
        await db.SaveChangesAsync(cancellationToken);
        if (row.IsDefault && replacement is not null)
        {
            // After the delete, because the index allows one default at a time.
            replacement.IsDefault = true;
            replacement.UpdatedAt = clock.GetUtcNow();
            await db.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        signals.WakeLane(row.Id);
        return Outcome<DeleteConnectionResult>.Ok(new DeleteConnectionResult(IsDeleted: true, uses));
    }

    private static async Task ReplaceAsync(PortalDbContext db, InstanceCaller caller, Guid old, Guid next, CancellationToken cancellationToken)
    {
        var definitions = await db.Definitions.Include(row => row.Steps)
            .Where(row => row.InstanceId == caller.InstanceId && row.OrganizationId == caller.OrganizationId)
            .Where(row => row.ConnectionId == old || row.Steps.Any(step => step.ConnectionId == old))
            .ToListAsync(cancellationToken);
        foreach (var definition in definitions)
        {
            definition.ConnectionId = definition.ConnectionId == old ? next : definition.ConnectionId;
            foreach (var step in definition.Steps.Where(step => step.ConnectionId == old))
            {
                step.ConnectionId = next;
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}

/// <param name="ReplaceWith">Takes the place of the deleted one in definitions, steps and as the default.</param>
internal sealed record DeleteConnectionRequest(Guid Id, Guid? ReplaceWith = null);

/// <param name="IsDeleted">False when configuration uses it and no replacement was named.</param>
/// <param name="Uses">As they were.</param>
internal sealed record DeleteConnectionResult(bool IsDeleted, ConnectionUses Uses);
