using Microsoft.EntityFrameworkCore;
using Portal.Domain.Connections;

namespace Portal.Data.Providers;

internal sealed class SqlServerPortalDbContext(DbContextOptions<SqlServerPortalDbContext> options) : PortalDbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<Connection>().HasIndex(row => row.InstanceId).HasFilter("[IsDefault] = 1").HasDatabaseName("IX_Connections_OneDefault");
    }
}
