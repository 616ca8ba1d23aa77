using Microsoft.EntityFrameworkCore;

namespace Portal.Data.Providers;

/// <summary>Brings the database's schema to this build's, or says how far behind it is.</summary>
public sealed class DatabaseSchema(IDbContextFactory<PortalDbContext> contexts)
{
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Database.MigrateAsync(cancellationToken);
        if (db is SqlitePortalDbContext)
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL;", cancellationToken);
        }
    }

    /// <summary>The names of the migrations that the database has and this build has not: another one made or changed it.</summary>
    public async Task<IReadOnlyList<string>> UnknownAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return [.. (await db.Database.GetAppliedMigrationsAsync(cancellationToken)).Except(db.Database.GetMigrations(), StringComparer.Ordinal)];
    }

    /// <summary>The names of the migrations that this build has and the database has not.</summary>
    public async Task<IReadOnlyList<string>> PendingAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return [.. await db.Database.GetPendingMigrationsAsync(cancellationToken)];
    }
}
