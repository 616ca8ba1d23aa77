using Microsoft.EntityFrameworkCore;
using Portal.Auth;
using Portal.Data;

namespace Portal.Cli;

/// <summary>The command line may act on any instance and organization of the database; the audit log names it.</summary>
internal static class VerbCallers
{
    private const string Name = "command line";

    public static async Task<InstanceCaller?> FindInstanceAsync(IServiceProvider services, string slug, CancellationToken cancellationToken)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync(cancellationToken);
        var row = await db.Instances.AsNoTracking().FirstOrDefaultAsync(row => row.Slug == slug, cancellationToken);
        return row is null ? await NoneAsync<InstanceCaller>($"There is no instance {slug}.") : new InstanceCaller(row.OrganizationId, row.Id, row.Slug, Name);
    }

    public static async Task<OrganizationCaller?> FindOrganizationAsync(IServiceProvider services, string slug, CancellationToken cancellationToken)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync(cancellationToken);
        var row = await db.Organizations.AsNoTracking().FirstOrDefaultAsync(row => row.Slug == slug, cancellationToken);
        return row is null ? await NoneAsync<OrganizationCaller>($"There is no organization {slug}.") : new OrganizationCaller(row.Id, Name);
    }

    private static async Task<TCaller?> NoneAsync<TCaller>(string problem)
        where TCaller : Caller
    {
        await Console.Error.WriteLineAsync(problem);
        return null;
    }
}
