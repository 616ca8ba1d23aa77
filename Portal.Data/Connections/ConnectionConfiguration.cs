using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Connections;
using Portal.Domain.Settings;

namespace Portal.Data.Connections;

internal sealed class ConnectionConfiguration : IEntityTypeConfiguration<Connection>
{
    public void Configure(EntityTypeBuilder<Connection> builder)
    {
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Name).HasMaxLength(80);
        builder.Property(row => row.Mode).HasMaxLength(32);
        builder.Property(row => row.TeamId).HasMaxLength(32);
        builder.Property(row => row.TeamName).HasMaxLength(80);
        builder.Property(row => row.BotUserId).HasMaxLength(32);
        builder.Property(row => row.AppId).HasMaxLength(32);
        builder.Property(row => row.EnterpriseId).HasMaxLength(32);
        builder.Property(row => row.Scopes).HasMaxLength(2000);
        builder.Property(row => row.InstalledBy).HasMaxLength(255);
        builder.HasIndex(row => row.TeamId);
        builder.Property(row => row.LastError).HasMaxLength(128);
        builder.Property(row => row.LookupError).HasMaxLength(128);
        builder.Ignore(row => row.Health);
        builder.HasIndex(row => new { row.InstanceId, row.Name }).IsUnique();
        builder.HasIndex(row => row.InstanceId).IsUnique().HasFilter("\"IsDefault\"").HasDatabaseName("IX_Connections_OneDefault");
        builder.HasOne<Instance>().WithMany().HasForeignKey(row => row.InstanceId);
    }
}
