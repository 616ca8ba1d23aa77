using Microsoft.EntityFrameworkCore;
using Portal.Auth;
using Portal.Data;
using Portal.Domain.Notifications.EventTypes;

namespace Portal.Features.Notifications.List;

/// <summary>What the list's filters offer: the instance's connections and the event types that Portal knows.</summary>
internal sealed class GetFilterChoices(IDbContextFactory<PortalDbContext> contexts)
{
    public async Task<FilterChoices> HandleAsync(InstanceCaller caller, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var connections = await db.Connections.AsNoTracking()
            .Where(row => row.InstanceId == caller.InstanceId && row.OrganizationId == caller.OrganizationId)
            .OrderBy(row => row.Name)
            .Select(row => new ConnectionChoice(row.Id, row.Name))
            .ToListAsync(cancellationToken);
        return new FilterChoices(connections, [.. EventTypeCatalog.All.Select(type => type.Key).Order(StringComparer.Ordinal)]);
    }
}

public sealed record FilterChoices(IReadOnlyList<ConnectionChoice> Connections, IReadOnlyList<string> EventTypes)
{
    public static FilterChoices None { get; } = new([], []);
}

public sealed record ConnectionChoice(Guid Id, string Name);
