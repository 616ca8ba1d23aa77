using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Notifications;

namespace Portal.Data.Notifications;

internal sealed class NotificationConfiguration : IEntityTypeConfiguration<Notification>
{
    public void Configure(EntityTypeBuilder<Notification> builder)
    {
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.RecipientKey).HasConversion(key => key.ToString(), text => RecipientKey.Parse(text)).HasMaxLength(300);
        builder.Property(row => row.Purpose).HasConversion(purpose => purpose.ToString(), text => NotificationPurpose.Parse(text)).HasMaxLength(32);
        builder.Property(row => row.EventType).HasMaxLength(64);
        builder.Property(row => row.Subject).HasMaxLength(300);
        builder.Property(row => row.StepId).HasMaxLength(255);
        builder.Property(row => row.LastError).HasMaxLength(128);
        builder.Property(row => row.FallbackKey).HasMaxLength(16);
        builder.Property(row => row.FallbackFailures).HasDefaultValue(0);
        builder.Property(row => row.Target).HasMaxLength(64);
        builder.Property(row => row.ThreadTs).HasMaxLength(32);
        builder.HasIndex(row => new { row.EventId, row.RecipientKey, row.Purpose }).IsUnique();
        // The sender's question: what is due on this connection?
        builder.HasIndex(row => new { row.ConnectionId, row.DueAt, row.Target }).HasFilter("\"State\" = 'Waiting'").HasDatabaseName("IX_Notifications_Due");
        // Whose people are still to be looked up.
        builder.HasIndex(row => new { row.ConnectionId, row.DueAt })
            .HasFilter("\"State\" = 'Waiting' AND \"Target\" IS NULL")
            .HasDatabaseName("IX_Notifications_Unresolved");
        // A step's notifications: those not sent yet, when its state changes, and all of them, for the step's page.
        builder.HasIndex(row => new { row.InstanceId, row.StepId }).HasDatabaseName("IX_Notifications_Step");
        // What has waited too long, and what is (or, after a crash, was) under way.
        builder.HasIndex(row => new { row.ConnectionId, row.GiveUpAt }).HasFilter("\"State\" = 'Waiting'").HasDatabaseName("IX_Notifications_Overdue");
        builder.HasIndex(row => row.ConnectionId).HasFilter("\"State\" = 'Sending'").HasDatabaseName("IX_Notifications_Sending");
        // What a fallback's lane has to do next.
        builder.HasIndex(row => new { row.FallbackKey, row.DueAt }).HasFilter("\"State\" = 'FallingBack'").HasDatabaseName("IX_Notifications_FallingBack");
        // The list of notifications, newest first, by each of its filters.
        builder.HasIndex(row => new { row.InstanceId, row.CreatedAt });
        builder.HasIndex(row => new { row.InstanceId, row.State, row.CreatedAt });
        builder.HasIndex(row => new { row.InstanceId, row.ConnectionId, row.CreatedAt });
        builder.HasIndex(row => new { row.InstanceId, row.EventType, row.CreatedAt });
        builder.HasOne<ReceivedEvent>().WithMany().HasForeignKey(row => row.EventId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(row => row.Recipients).WithOne().HasForeignKey(recipient => recipient.NotificationId);
        builder.HasMany(row => row.Attempts).WithOne().HasForeignKey(attempt => attempt.NotificationId);
    }
}
