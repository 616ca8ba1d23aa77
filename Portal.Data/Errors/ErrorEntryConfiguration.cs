using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Errors;
using Portal.Domain.Settings;

namespace Portal.Data.Errors;

internal sealed class ErrorEntryConfiguration : IEntityTypeConfiguration<ErrorEntry>
{
    public void Configure(EntityTypeBuilder<ErrorEntry> builder)
    {
        builder.ToTable("Errors");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.CauseKey).HasMaxLength(ErrorEntry.LongestCauseKey);
        builder.Property(row => row.Code).HasMaxLength(128);
        builder.Property(row => row.Message).HasMaxLength(ErrorEntry.LongestText);
        builder.Property(row => row.Remedy).HasMaxLength(ErrorEntry.LongestText);
        builder.Property(row => row.AcknowledgedBy).HasMaxLength(255);
        builder.HasIndex(row => new { row.InstanceId, row.CauseKey }).IsUnique();
        builder.HasIndex(row => new { row.InstanceId, row.LastSeenAt });
        builder.HasOne<Instance>().WithMany().HasForeignKey(row => row.InstanceId);
    }
}
