using Microsoft.EntityFrameworkCore;

namespace Portal.Data.Providers;

/// <summary>SQLite: one node. Times are microseconds since 1970 in an INTEGER, because SQLite cannot order text with offsets.</summary>
internal sealed class SqlitePortalDbContext(DbContextOptions<SqlitePortalDbContext> options) : PortalDbContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<MicrosecondsConverter>();
    }
}
