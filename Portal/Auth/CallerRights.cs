using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain;
using Portal.Domain.Auth;

namespace Portal.Auth;

/// <summary>
/// Whether a caller may still do what a page offered: a circuit outlives the sign-in and the role that it was opened with, so each use case
/// that changes something asks again. A token was asked for its scope in the same request, and the command line may do all.
/// </summary>
internal static class CallerRights
{
    /// <summary>Null when the caller may; otherwise what to say.</summary>
    public static async Task<FieldProblem?> FindRefusalAsync(
        this IDbContextFactory<PortalDbContext> contexts, Caller caller, Permission permission, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.FindRefusalAsync(caller, permission, cancellationToken);
    }

    /// <summary>The same inside a transaction that is about to write.</summary>
    public static async Task<FieldProblem?> FindRefusalAsync(this PortalDbContext db, Caller caller, Permission permission, CancellationToken cancellationToken)
    {
        if (caller.MemberId is not { } id)
        {
            return null;
        }

        if (await db.SignedOutSessions.AnyAsync(row => row.Id == caller.SessionId, cancellationToken))
        {
            return new FieldProblem("$", "You have signed out. Nothing was changed; sign in again.");
        }

        var member = await db.Members.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id && row.OrganizationId == caller.OrganizationId, cancellationToken);
        return member?.Role.Allows(permission) == true ? null : new FieldProblem("$", "Your role no longer allows this. Nothing was changed; reload the page to see what you may do.");
    }
}
