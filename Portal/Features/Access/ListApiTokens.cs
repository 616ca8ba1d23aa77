using Microsoft.EntityFrameworkCore;
using Portal.Auth;
using Portal.Data;

namespace Portal.Features.Access;

/// <summary>The API tokens of the instance or of the organization, those in use first, newest first.</summary>
internal sealed class ListApiTokens(IDbContextFactory<PortalDbContext> contexts)
{
    public async Task<Page<ApiTokenSummary>> HandleAsync(Caller caller, int offset, int limit, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var total = await db.TokensOf(caller).CountAsync(cancellationToken);
        var rows = await db.TokensOf(caller).AsNoTracking()
            .OrderBy(row => row.RevokedAt != null).ThenByDescending(row => row.CreatedAt)
            .Skip(offset).Take(limit).ToListAsync(cancellationToken);
        return new Page<ApiTokenSummary>([.. rows.Select(ApiTokenSummary.Of)], total, offset, limit);
    }
}
