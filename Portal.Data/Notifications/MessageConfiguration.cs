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
        builder.Property(row => row.StepId).HasMaxLength(255);
        builder.Property(row => row.LastError).HasMaxLength(128);
        // A click names channel and message.
        builder.HasIndex(row => new { row.ChannelId, row.Ts });
        // A step's copies, when its state changes.
        builder.HasIndex(row => new { row.InstanceId, row.StepId });
        builder.HasIndex(row => row.NotificationId);
        // The lane's question: which copies are to be brought up to date?
        builder.HasIndex(row => new { row.ConnectionId, row.Rank, row.DueAt }).HasFilter("\"State\" = 'Stale'").HasDatabaseName("IX_Messages_Stale");
        builder.HasIndex(row => row.ConnectionId).HasFilter("\"State\" = 'Updating'").HasDatabaseName("IX_Messages_Updating");
        // The list of copies that are not true.
        builder.HasIndex(row => new { row.InstanceId, row.StaleSince }).HasFilter("\"StaleSince\" IS NOT NULL").HasDatabaseName("IX_Messages_Untrue");
        builder.HasOne<Notification>().WithMany().HasForeignKey(row => row.NotificationId);
    }
}
