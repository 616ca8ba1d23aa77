using Microsoft.EntityFrameworkCore;
using Portal.Auth;
using Portal.Data;
using Portal.Domain.Auth;

namespace Portal.Features.Organizations;

/// <summary>Changes what people call the organization. Its name in addresses stays.</summary>
internal sealed class RenameOrganization(IDbContextFactory<PortalDbContext> contexts)
{
    public const int Longest = 120;

    public async Task<Outcome<OrganizationView>> HandleAsync(OrganizationCaller caller, string? name, CancellationToken cancellationToken)
    {
        if (await contexts.FindRefusalAsync(caller, Permission.ManageOrganization, cancellationToken) is { } refusal)
        {
            return Outcome<OrganizationView>.Invalid(refusal);
        }

        var wanted = name?.Trim() ?? "";
        if (NameRule.ProblemOf(wanted, "organization", Longest) is { } problem)
        {
            return Outcome<OrganizationView>.Invalid(problem);
        }

        await using var db = (await contexts.CreateDbContextAsync(cancellationToken)).ActAs(caller.Name);
        (await db.Organizations.SingleAsync(row => row.Id == caller.OrganizationId, cancellationToken)).Name = wanted;
        await db.SaveChangesAsync(cancellationToken);
        return Outcome<OrganizationView>.Ok(await OrganizationView.ReadAsync(db, caller, cancellationToken));
    }
}
