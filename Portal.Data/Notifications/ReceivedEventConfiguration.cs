using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Notifications;
using Portal.Domain.Settings;

namespace Portal.Data.Notifications;

internal sealed class ReceivedEventConfiguration : IEntityTypeConfiguration<ReceivedEvent>
{
    public void Configure(EntityTypeBuilder<ReceivedEvent> builder)
    {
        builder.ToTable("Events");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.IdempotencyKey).HasMaxLength(255);
        builder.Property(row => row.BodyHash).HasMaxLength(32);
        builder.Property(row => row.Type).HasMaxLength(64);
        builder.Property(row => row.ReceivedFrom).HasMaxLength(255);
        builder.HasIndex(row => new { row.InstanceId, row.IdempotencyKey }).IsUnique();
        // Only what is still to be planned, oldest first: the index stays as small as the backlog.
        builder.HasIndex(row => row.ReceivedAt).HasFilter("\"Status\" = 'Accepted'").HasDatabaseName("IX_Events_Accepted");
        // What may be forgotten, oldest first.
        builder.HasIndex(row => row.ReceivedAt, "IX_Events_Planned").HasFilter("\"Status\" = 'Planned'");
        builder.HasOne<Instance>().WithMany().HasForeignKey(row => row.InstanceId);
    }
}
