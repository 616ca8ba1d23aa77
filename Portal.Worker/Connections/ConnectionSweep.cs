using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Connections;
using Portal.Domain.Connections;

namespace Portal.Worker.Connections;

internal sealed class ConnectionSweep(IDbContextFactory<PortalDbContext> contexts, ConnectionJobRequests jobs, TimeProvider time)
{
    private static readonly TimeSpan ExaminedEvery = TimeSpan.FromDays(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        foreach (var id in await db.ChannelListings.Where(row => row.Status == ChannelListingStatus.Loading).Select(row => row.ConnectionId).ToListAsync(cancellationToken))
        {
            jobs.Request(ConnectionJob.Channels, id);
        }

        var before = time.GetUtcNow() - ExaminedEvery;
        var due = db.Connections.Where(row => row.Status != ConnectionStatus.Disabled)
            .Where(row => !db.ConnectionChecks.Any(check => check.ConnectionId == row.Id && check.CheckedAt > before));
        foreach (var id in await due.Select(row => row.Id).ToListAsync(cancellationToken))
        {
            jobs.Request(ConnectionJob.Doctor, id);
        }
    }
}
