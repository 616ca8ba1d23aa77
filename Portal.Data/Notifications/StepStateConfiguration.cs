using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Notifications;

namespace Portal.Data.Notifications;

internal sealed class StepStateConfiguration : IEntityTypeConfiguration<StepState>
{
    public void Configure(EntityTypeBuilder<StepState> builder)
    {
        builder.ToTable("StepStates");
        builder.HasKey(row => new { row.InstanceId, row.StepId });
        builder.Property(row => row.StepId).HasMaxLength(255);
        // What is still to be looked through, longest waiting first; and what may be forgotten.
        builder.HasIndex(row => row.ChangedAt).HasFilter("\"Status\" = 'Changed'").HasDatabaseName("IX_StepStates_Changed");
        builder.HasIndex(row => row.ChangedAt, "IX_StepStates_Applied").HasFilter("\"Status\" = 'Applied'");
    }
}
