using Microsoft.EntityFrameworkCore;
using Portal.Auth;
using Portal.Data;

namespace Portal.Features.Access;

/// <summary>The instance's event sources, those in use first.</summary>
internal sealed class ListEventSources(IDbContextFactory<PortalDbContext> contexts, SenderUse use, TimeProvider clock)
{
    public async Task<Page<EventSourceSummary>> HandleAsync(InstanceCaller caller, int offset, int limit, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var total = await db.SourcesOf(caller).CountAsync(cancellationToken);
        var rows = await db.SourcesOf(caller).AsNoTracking().Include(row => row.Secrets)
            .OrderBy(row => row.RevokedAt != null).ThenBy(row => row.Name)
            .Skip(offset).Take(limit).ToListAsync(cancellationToken);
        var now = clock.GetUtcNow();
        return new Page<EventSourceSummary>(
            [.. rows.Select(row => EventSourceSummary.Of(row, use.LastEventOf(row.Id) ?? row.LastEventAt, now))], total, offset, limit);
    }
}
