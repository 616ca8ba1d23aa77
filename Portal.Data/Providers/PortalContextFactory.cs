using Microsoft.EntityFrameworkCore;

namespace Portal.Data.Providers;

/// <summary>Hands out the configured provider's context under the name that the other projects use.</summary>
internal sealed class PortalContextFactory<TContext>(IDbContextFactory<TContext> contexts) : IDbContextFactory<PortalDbContext>
    where TContext : PortalDbContext
{
    public PortalDbContext CreateDbContext() => contexts.CreateDbContext();

    public async Task<PortalDbContext> CreateDbContextAsync(CancellationToken cancellationToken = default) =>
        await contexts.CreateDbContextAsync(cancellationToken);
}
