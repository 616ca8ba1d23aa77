using Microsoft.EntityFrameworkCore;
using Portal.Auth;
using Portal.Data;
using Portal.Domain.Auth;

namespace Portal.Features.Access;

/// <summary>Ends a token at once. Its row stays for the audit.</summary>
internal sealed class RevokeApiToken(IDbContextFactory<PortalDbContext> contexts, TimeProvider clock)
{
    public async Task<Outcome<ApiTokenSummary>> HandleAsync(Caller caller, Guid id, CancellationToken cancellationToken)
    {
        if (await contexts.FindRefusalAsync(caller, Permission.ManageAccess, cancellationToken) is { } refusal)
        {
            return Outcome<ApiTokenSummary>.Invalid(refusal);
        }

        await using var db = (await contexts.CreateDbContextAsync(cancellationToken)).ActAs(caller.Name);
        var row = await db.TokensOf(caller).FirstOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (row is null)
        {
            return Outcome<ApiTokenSummary>.Missing();
        }

        row.Revoke(clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return Outcome<ApiTokenSummary>.Ok(ApiTokenSummary.Of(row));
    }
}
