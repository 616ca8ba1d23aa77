using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Notifications;

namespace Portal.Data.Notifications;

internal sealed class MessageConfiguration : IEntityTypeConfiguration<Message>
{
    public void Configure(EntityTypeBuilder<Message> builder)
    {
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.ChannelId).HasMaxLength(32);
        builder.Property(row => row.Ts).HasMaxLength(32);
        builder.HasIndex(row => new { row.ConnectionId, row.ChannelId, row.Ts });
        builder.HasOne<Notification>().WithMany().HasForeignKey(row => row.NotificationId);
    }
}
