using Microsoft.EntityFrameworkCore;
using Portal.Auth;
using Portal.Data;
using Portal.Domain;
using Portal.Domain.Auth;

namespace Portal.Features.Access;

/// <summary>Gives an event source a new secret; the ones before it stay valid for the overlap.</summary>
internal sealed class RotateEventSource(IDbContextFactory<PortalDbContext> contexts, SigningSecrets secrets, TimeProvider clock)
{
    private static readonly TimeSpan LongestOverlap = TimeSpan.FromDays(7);

    public async Task<Outcome<IssuedEventSource>> HandleAsync(InstanceCaller caller, RotateEventSourceRequest request, CancellationToken cancellationToken)
    {
        if (await contexts.FindRefusalAsync(caller, Permission.ManageAccess, cancellationToken) is { } refusal)
        {
            return Outcome<IssuedEventSource>.Invalid(refusal);
        }

        if (request.Overlap < TimeSpan.Zero || request.Overlap > LongestOverlap)
        {
            return Outcome<IssuedEventSource>.Invalid(new FieldProblem("overlapHours", "Choose an overlap from 0 hours to 7 days."));
        }

        await using var db = (await contexts.CreateDbContextAsync(cancellationToken)).ActAs(caller.Name);
        var source = await db.SourcesOf(caller).Include(row => row.Secrets).FirstOrDefaultAsync(row => row.Id == request.Id, cancellationToken);
        if (source is null)
        {
            return Outcome<IssuedEventSource>.Missing();
        }

        if (source.RevokedAt is not null)
        {
            return Outcome<IssuedEventSource>.Invalid(new FieldProblem("$", "This event source is revoked. Create a new one."));
        }

        var now = clock.GetUtcNow();
        var (secret, row) = secrets.Make(source.Id);
        source.Rotate(row, now, request.Overlap);

        // The key is set already, so the change tracker would take the new row for a known one.
        db.Entry(row).State = EntityState.Added;
        await db.SaveChangesAsync(cancellationToken);
        return Outcome<IssuedEventSource>.Ok(new IssuedEventSource(EventSourceSummary.Of(source, lastEventAt: null, now), secret));
    }
}

/// <param name="Overlap">How long the secrets before the new one are still accepted.</param>
internal sealed record RotateEventSourceRequest(Guid Id, TimeSpan Overlap);
