using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Auth;

namespace Portal.Auth.SignIn;

/// <summary>Remembers which sign-ins were ended, for as long as a copy of their cookie could live.</summary>
internal sealed class Sessions(IDbContextFactory<PortalDbContext> contexts, TimeProvider clock)
{
    /// <summary>How long a cookie lives that is not renewed.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    public Guid New() => Guid.CreateVersion7(clock.GetUtcNow());

    /// <summary>Ends the sign-in everywhere: in this browser's tabs, and in copies of its cookie.</summary>
    public async Task EndAsync(ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        if (user.FindSessionId() is not { } session)
        {
            return;
        }

        var now = clock.GetUtcNow();
        var old = now - Lifetime;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.SignedOutSessions.Where(row => row.SignedOutAt < old).ExecuteDeleteAsync(cancellationToken);
        db.SignedOutSessions.Add(new SignedOutSession { Id = session, SignedOutAt = now });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // The button was pressed twice, or the sign-out really failed.
            if (!await db.SignedOutSessions.AsNoTracking().AnyAsync(row => row.Id == session, cancellationToken))
            {
                throw;
            }
        }
    }
}
