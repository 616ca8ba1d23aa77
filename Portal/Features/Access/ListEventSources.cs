using Microsoft.EntityFrameworkCore;
using Portal.Auth;
using Portal.Data;

namespace Portal.Features.Access;

/// <summary>The instance's event sources, those in use first.</summary>
internal sealed class ListEventSources(IDbContextFactory<PortalDbContext> contexts, TimeProvider clock)
{
    public async Task<Page<EventSourceSummary>> HandleAsync(InstanceCaller caller, int offset, int limit, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var total = await db.SourcesOf(caller).CountAsync(cancellationToken);
        var rows = await db.SourcesOf(caller).AsNoTracking().Include(row => row.Secrets)
            .OrderBy(row => row.RevokedAt != null).ThenBy(row => row.Name)
            .Skip(offset).Take(limit).ToListAsync(cancellationToken);
        var names = rows.Select(row => row.Name).ToList();
        var last = await db.Events.Where(row => row.InstanceId == caller.InstanceId && names.Contains(row.ReceivedFrom))
            .GroupBy(row => row.ReceivedFrom)
            .Select(group => new { Name = group.Key, At = group.Max(row => row.ReceivedAt) })
            .ToDictionaryAsync(row => row.Name, row => row.At, cancellationToken);
        var now = clock.GetUtcNow();
        return new Page<EventSourceSummary>(
            [.. rows.Select(row => EventSourceSummary.Of(row, last.TryGetValue(row.Name, out var at) ? at : null, now))], total, offset, limit);
    }
}
