using Microsoft.EntityFrameworkCore;
using Portal.Auth;
using Portal.Data;

namespace Portal.Features.Connections.Doctor;

internal sealed class GetReport(IDbContextFactory<PortalDbContext> contexts)
{
    public async Task<Outcome<ConnectionReport>> HandleAsync(InstanceCaller caller, Guid connectionId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.ConnectionsOf(caller).AsNoTracking().FirstOrDefaultAsync(row => row.Id == connectionId, cancellationToken) is not { } connection)
        {
            return Outcome<ConnectionReport>.Missing();
        }

        var check = await db.ConnectionChecks.AsNoTracking().FirstOrDefaultAsync(row => row.ConnectionId == connectionId, cancellationToken);
        return Outcome<ConnectionReport>.Ok(ConnectionReport.Of(check, connection));
    }
}
