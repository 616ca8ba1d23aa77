using Microsoft.EntityFrameworkCore;
using Portal.Auth;
using Portal.Data;
using Portal.Domain.Connections;

namespace Portal.Features.Connections;

/// <summary>The instance's connections, the default first, then by name.</summary>
internal sealed class ListConnections(IDbContextFactory<PortalDbContext> contexts)
{
    public async Task<Page<ConnectionSummary>> HandleAsync(InstanceCaller caller, ListConnectionsRequest request, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var found = Filter(db.ConnectionsOf(caller).AsNoTracking(), request);
        var total = await found.CountAsync(cancellationToken);
        var rows = await found.OrderByDescending(row => row.IsDefault).ThenBy(row => row.Name)
            .Skip(request.Offset).Take(request.Limit).ToListAsync(cancellationToken);
        return new Page<ConnectionSummary>([.. rows.Select(ConnectionSummary.Of)], total, request.Offset, request.Limit);
    }

    private static IQueryable<Connection> Untroubled(IQueryable<Connection> rows) =>
        rows.Where(row => row.Status == ConnectionStatus.Active && row.HeldUntil == null && row.FailingSince == null && row.LookupFailingSince == null);

    private static IQueryable<Connection> Filter(IQueryable<Connection> rows, ListConnectionsRequest request)
    {
        if (!string.IsNullOrWhiteSpace(request.Search))
        {
#pragma warning disable CA1304, CA1311, CA1862 // Becomes SQL's lower(), which knows no culture.
            var search = request.Search.Trim().ToLowerInvariant();
            rows = rows.Where(row => row.Name.ToLower().Contains(search));
#pragma warning restore CA1304, CA1311, CA1862
        }

        // The same cases, in the same order, as Connection.Health.
        return request.Health is not { } health ? rows : health switch
        {
            ConnectionHealth.Disabled => rows.Where(row => row.Status == ConnectionStatus.Disabled),
            ConnectionHealth.ReconnectNeeded => rows.Where(row => row.Status == ConnectionStatus.ReconnectNeeded),
            ConnectionHealth.Held => rows.Where(row => row.Status == ConnectionStatus.Active && row.HeldUntil != null),
            ConnectionHealth.Failing => rows.Where(row => row.Status == ConnectionStatus.Active && row.HeldUntil == null && row.FailingSince != null),
            ConnectionHealth.NamesOnly => rows.Where(row => row.Status == ConnectionStatus.Active && row.HeldUntil == null && row.FailingSince == null && row.LookupFailingSince != null),
            ConnectionHealth.NeverUsed => Untroubled(rows).Where(row => row.LastSuccessAt == null),
            ConnectionHealth.Ready => Untroubled(rows).Where(row => row.LastSuccessAt != null),
        };
    }
}

internal sealed record ListConnectionsRequest(string? Search = null, ConnectionHealth? Health = null, int Offset = 0, int Limit = 50);
