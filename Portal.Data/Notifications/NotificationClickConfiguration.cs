using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Notifications;

namespace Portal.Data.Notifications;

internal sealed class NotificationClickConfiguration : IEntityTypeConfiguration<NotificationClick>
{
    public void Configure(EntityTypeBuilder<NotificationClick> builder)
    {
        builder.ToTable("NotificationClicks");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.SlackUserId).HasMaxLength(32);
        builder.Property(row => row.UserName).HasMaxLength(255);
        builder.Property(row => row.ActionId).HasMaxLength(255);
        builder.Property(row => row.Label).HasMaxLength(75);
        builder.Property(row => row.RequestKey).HasMaxLength(128);
        builder.HasIndex(row => row.RequestKey).IsUnique();
        builder.HasIndex(row => new { row.NotificationId, row.ClickedAt });
        builder.HasOne<Notification>().WithMany().HasForeignKey(row => row.NotificationId);
    }
}
