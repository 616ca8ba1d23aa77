using Microsoft.EntityFrameworkCore;
using Portal.Auth;
using Portal.Data;
using Portal.Data.Notifications;
using Portal.Domain.Auth;

namespace Portal.Features.Connections;

/// <summary>Moves the default flag, in one transaction; a unique index lets no second one stand.</summary>
internal sealed class MakeDefaultConnection(IDbContextFactory<PortalDbContext> contexts, WorkSignals signals, TimeProvider clock)
{
    public async Task<Outcome<ConnectionSummary>> HandleAsync(InstanceCaller caller, Guid id, CancellationToken cancellationToken)
    {
        if (await contexts.FindRefusalAsync(caller, Permission.ManageConnections, cancellationToken) is { } refusal)
        {
            return Outcome<ConnectionSummary>.Invalid(refusal);
        }

        await using var db = (await contexts.CreateDbContextAsync(cancellationToken)).ActAs(caller.Name);
        await using var transaction = await db.LockConnectionsAsync(caller, cancellationToken);
        var rows = await db.ConnectionsOf(caller).Where(row => row.Id == id || row.IsDefault).ToListAsync(cancellationToken);
        if (rows.Find(row => row.Id == id) is not { } next)
        {
            return Outcome<ConnectionSummary>.Missing();
        }

        // Saved before the other: the index is checked row by row.
        foreach (var former in rows.Where(row => row != next))
        {
            former.IsDefault = false;
            former.UpdatedAt = clock.GetUtcNow();
        }

        await db.SaveChangesAsync(cancellationToken);
        if (!next.IsDefault)
        {
            next.IsDefault = true;
            next.UpdatedAt = clock.GetUtcNow();
            await db.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        signals.WakeLane(id);
        return Outcome<ConnectionSummary>.Ok(ConnectionSummary.Of(next));
    }
}
