using Microsoft.EntityFrameworkCore;
using Portal.Auth;
using Portal.Data;

namespace Portal.Features.Organizations;

/// <summary>An organization as the API shows it.</summary>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Instances">By name.</param>
public sealed record OrganizationView(Guid Id, string Slug, string Name, IReadOnlyList<OrganizationInstance> Instances)
{
    internal static async Task<OrganizationView> ReadAsync(PortalDbContext db, OrganizationCaller caller, CancellationToken cancellationToken)
    {
        var row = await db.Organizations.AsNoTracking().SingleAsync(row => row.Id == caller.OrganizationId, cancellationToken);
        var instances = await db.Instances.Where(instance => instance.OrganizationId == row.Id)
            .OrderBy(instance => instance.Name).ThenBy(instance => instance.Slug)
            .Select(instance => new OrganizationInstance(instance.Id, instance.Slug, instance.Name))
            .ToListAsync(cancellationToken);
        return new OrganizationView(row.Id, row.Slug, row.Name, instances);
    }
}

public sealed record OrganizationInstance(Guid Id, string Slug, string Name);
