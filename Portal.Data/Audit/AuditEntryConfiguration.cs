using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data.Providers;
using Portal.Domain.Audit;

namespace Portal.Data.Audit;

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("Audit");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Actor).HasMaxLength(255);
        builder.Property(row => row.Action).HasMaxLength(32);
        builder.Property(row => row.EntityType).HasMaxLength(64);
        builder.Property(row => row.EntityName).HasMaxLength(120);
        builder.Property(row => row.Columns).HasConversion<TextListConverter>(TextListConverter.Comparer).HasMaxLength(1000);
        builder.HasIndex(row => new { row.InstanceId, row.At });
    }
}
