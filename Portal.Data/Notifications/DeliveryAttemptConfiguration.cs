using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Notifications;

namespace Portal.Data.Notifications;

internal sealed class DeliveryAttemptConfiguration : IEntityTypeConfiguration<DeliveryAttempt>
{
    public void Configure(EntityTypeBuilder<DeliveryAttempt> builder)
    {
        builder.ToTable("DeliveryAttempts");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Method).HasMaxLength(64);
        builder.Property(row => row.ErrorCode).HasMaxLength(128);
        builder.Property(row => row.Note).HasMaxLength(500);
        builder.HasIndex(row => new { row.NotificationId, row.Number });
    }
}
