using Microsoft.EntityFrameworkCore;
using Portal.Auth;
using Portal.Data;
using Portal.Domain.Auth;

namespace Portal.Features.Access;

/// <summary>Ends all secrets of an event source at once. Its row stays, because events name it.</summary>
internal sealed class RevokeEventSource(IDbContextFactory<PortalDbContext> contexts, TimeProvider clock)
{
    public async Task<Outcome<EventSourceSummary>> HandleAsync(InstanceCaller caller, Guid id, CancellationToken cancellationToken)
    {
        if (await contexts.FindRefusalAsync(caller, Permission.ManageAccess, cancellationToken) is { } refusal)
        {
            return Outcome<EventSourceSummary>.Invalid(refusal);
        }

        await using var db = (await contexts.CreateDbContextAsync(cancellationToken)).ActAs(caller.Name);
        var source = await db.SourcesOf(caller).Include(row => row.Secrets).FirstOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (source is null)
        {
            return Outcome<EventSourceSummary>.Missing();
        }

        var now = clock.GetUtcNow();
        source.Revoke(now);
        await db.SaveChangesAsync(cancellationToken);
        return Outcome<EventSourceSummary>.Ok(EventSourceSummary.Of(source, lastEventAt: null, now));
    }
}
