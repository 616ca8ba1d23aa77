using Microsoft.EntityFrameworkCore;
using Portal.Auth;
using Portal.Data;

namespace Portal.Features.Organizations;

/// <summary>The caller's organization with its instances.</summary>
internal sealed class GetOrganization(IDbContextFactory<PortalDbContext> contexts)
{
    public async Task<OrganizationView> HandleAsync(OrganizationCaller caller, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await OrganizationView.ReadAsync(db, caller, cancellationToken);
    }
}
