using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Auth;

namespace Portal.Auth.SignIn;

/// <summary>Whom the Development sign-in offers.</summary>
internal sealed class SampleMembers(IDbContextFactory<PortalDbContext> contexts)
{
    public async Task<IReadOnlyList<SampleMember>> ListAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await (
            from member in db.Members
            join organization in db.Organizations on member.OrganizationId equals organization.Id
            orderby organization.Name, member.DisplayName
            select new SampleMember(member.Id, member.DisplayName, member.Email, member.Role, organization.Name))
            .Take(50)
            .ToListAsync(cancellationToken);
        return [.. rows.OrderBy(row => row.Organization, StringComparer.Ordinal).ThenByDescending(row => row.Role)];
    }

    public async Task<Member?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Members.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken);
    }
}

internal sealed record SampleMember(Guid Id, string Name, string Email, Role Role, string Organization);
