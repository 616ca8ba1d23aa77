using Microsoft.EntityFrameworkCore;
using Portal.Auth;
using Portal.Data;

namespace Portal.Features.Connections;

internal sealed class GetConnection(IDbContextFactory<PortalDbContext> contexts)
{
    public async Task<Outcome<ConnectionSummary>> HandleAsync(InstanceCaller caller, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await db.ConnectionsOf(caller).AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken);
        return row is null ? Outcome<ConnectionSummary>.Missing() : Outcome<ConnectionSummary>.Ok(ConnectionSummary.Of(row));
    }
}
