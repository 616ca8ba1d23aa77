using Microsoft.EntityFrameworkCore;
using Portal.Auth;
using Portal.Data;
using Portal.Data.Connections;

namespace Portal.Features.Connections.Coverage;

/// <summary>The newest report of a connection as far as it has come.</summary>
internal sealed class GetCoverage(IDbContextFactory<PortalDbContext> contexts, CoverageBoard board)
{
    public async Task<Outcome<CoverageView>> HandleAsync(InstanceCaller caller, Guid connectionId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await db.ConnectionsOf(caller).AsNoTracking().FirstOrDefaultAsync(row => row.Id == connectionId, cancellationToken);
        return row is null ? Outcome<CoverageView>.Missing() : Outcome<CoverageView>.Ok(new CoverageView(ConnectionSummary.Of(row), board.Find(connectionId)));
    }
}

/// <param name="Run">Null when no list was checked within the last hour.</param>
internal sealed record CoverageView(ConnectionSummary Connection, CoverageRun? Run);
