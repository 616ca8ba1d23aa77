using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Notifications;

namespace Portal.Data.Notifications;

internal sealed class NotificationRecipientConfiguration : IEntityTypeConfiguration<NotificationRecipient>
{
    public void Configure(EntityTypeBuilder<NotificationRecipient> builder)
    {
        builder.ToTable("NotificationRecipients");
        builder.HasKey(row => new { row.NotificationId, row.Position });
        builder.Property(row => row.AccountId).HasMaxLength(255);
        builder.Property(row => row.DisplayName).HasMaxLength(255);
        builder.Property(row => row.Email).HasMaxLength(255);
        builder.Property(row => row.NameKey).HasMaxLength(255);
        builder.Property(row => row.EmailKey).HasMaxLength(255);
        builder.Property(row => row.Role).HasMaxLength(255);
        builder.Property(row => row.SlackUserId).HasMaxLength(32);
        builder.HasIndex(row => new { row.InstanceId, row.NameKey });
        builder.HasIndex(row => new { row.InstanceId, row.EmailKey });
    }
}
