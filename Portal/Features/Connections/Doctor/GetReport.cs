using Microsoft.EntityFrameworkCore;
using Portal.Auth;
using Portal.Data;

namespace Portal.Features.Connections.Doctor;

internal sealed class GetReport(IDbContextFactory<PortalDbContext> contexts)
{
    public async Task<Outcome<ConnectionReport>> HandleAsync(InstanceCaller caller, Guid connectionId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.ConnectionsOf(caller).AnyAsync(row => row.Id == connectionId, cancellationToken)
            ? Outcome<ConnectionReport>.Ok(ConnectionReport.Of(await db.ConnectionChecks.AsNoTracking().FirstOrDefaultAsync(row => row.ConnectionId == connectionId, cancellationToken)))
            : Outcome<ConnectionReport>.Missing();
    }
}
