using Microsoft.EntityFrameworkCore;
using Portal.Auth;
using Portal.Data;
using Portal.Data.Notifications;
using Portal.Domain.Auth;

namespace Portal.Features.Connections;

/// <summary>Lets the sender use a connection, or stops it.</summary>
internal sealed class SetConnectionEnabled(IDbContextFactory<PortalDbContext> contexts, WorkSignals signals, TimeProvider clock)
{
    public async Task<Outcome<ConnectionSummary>> HandleAsync(InstanceCaller caller, Guid id, bool enabled, CancellationToken cancellationToken)
    {
        if (await contexts.FindRefusalAsync(caller, Permission.ManageConnections, cancellationToken) is { } refusal)
        {
            return Outcome<ConnectionSummary>.Invalid(refusal);
        }

        await using var db = (await contexts.CreateDbContextAsync(cancellationToken)).ActAs(caller.Name);
        if (await db.ConnectionsOf(caller).FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } row)
        {
            return Outcome<ConnectionSummary>.Missing();
        }

        if (enabled)
        {
            row.Enable();
        }
        else
        {
            row.Disable();
        }

        row.UpdatedAt = clock.GetUtcNow();
        await db.SaveChangesAsync(cancellationToken);
        signals.WakeLane(id);
        return Outcome<ConnectionSummary>.Ok(ConnectionSummary.Of(row));
    }
}
