using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Auth;

/// <summary>The API tokens of organizations. They are asked of the database for each call: what they are for happens now and then.</summary>
internal sealed class OrganizationTokens(IDbContextFactory<PortalDbContext> contexts)
{
    /// <summary>Null when the organization has no such token; it may still be expired or revoked.</summary>
    public async Task<AdmittedToken<OrganizationCaller>?> FindAsync(string slug, string presented, CancellationToken cancellationToken)
    {
        var hash = BearerToken.HashOf(presented);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await db.ApiTokens.AsNoTracking().FirstOrDefaultAsync(
            row => row.Hash == hash && row.InstanceId == null && db.Organizations.Any(one => one.Id == row.OrganizationId && one.Slug == slug), cancellationToken);
        if (row is null)
        {
            return null;
        }

        var token = KnownToken.Of(row);
        return new AdmittedToken<OrganizationCaller>(token, new OrganizationCaller(row.OrganizationId, token.Actor));
    }
}
