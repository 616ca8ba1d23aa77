using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Auth.SignIn;

/// <summary>
/// Resolves an address's instance for the signed-in member. Missing, and of another organization, are the same answer: none.
/// </summary>
internal sealed class CurrentInstance(AuthenticationStateProvider authentication, IDbContextFactory<PortalDbContext> contexts)
{
    public async Task<InstanceAccess?> FindAsync(string slug, CancellationToken cancellationToken) =>
        await FindAsync(contexts, (await authentication.GetAuthenticationStateAsync()).User, slug, cancellationToken);

    /// <summary>The same for a request without a circuit.</summary>
    public static async Task<InstanceAccess?> FindAsync(
        IDbContextFactory<PortalDbContext> contexts, ClaimsPrincipal user, string slug, CancellationToken cancellationToken)
    {
        var (memberId, organizationId) = Who(user);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await (
            from instance in db.Instances
            join member in db.Members on instance.OrganizationId equals member.OrganizationId
            where instance.Slug == slug && member.Id == memberId && member.OrganizationId == organizationId
            select new { instance.Id, instance.Slug, instance.Name, Member = member.DisplayName, member.Role, member.Email })
            .FirstOrDefaultAsync(cancellationToken);
        return found is null
            ? null
            : new InstanceAccess(new InstanceCaller(organizationId, found.Id, found.Slug, found.Member) { MemberId = memberId, SessionId = user.FindSessionId() }, found.Name, found.Role, found.Email);
    }

    /// <summary>The instances of the member's organization, by name.</summary>
    public async Task<IReadOnlyList<InstanceLink>> ListAsync(CancellationToken cancellationToken)
    {
        var (_, organizationId) = Who((await authentication.GetAuthenticationStateAsync()).User);
        return await ListAsync(contexts, organizationId, cancellationToken);
    }

    public static async Task<IReadOnlyList<InstanceLink>> ListAsync(
        IDbContextFactory<PortalDbContext> contexts, Guid organizationId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Instances.Where(row => row.OrganizationId == organizationId)
            .OrderBy(row => row.Name).ThenBy(row => row.Slug)
            .Select(row => new InstanceLink(row.Slug, row.Name))
            .ToListAsync(cancellationToken);
    }

    private static (Guid Member, Guid Organization) Who(ClaimsPrincipal user) =>
        (user.FindMemberId() ?? Guid.Empty, user.FindOrganizationId() ?? Guid.Empty);
}
