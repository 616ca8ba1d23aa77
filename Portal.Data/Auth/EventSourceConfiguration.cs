using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Auth;
using Portal.Domain.Settings;

namespace Portal.Data.Auth;

internal sealed class EventSourceConfiguration : IEntityTypeConfiguration<EventSource>
{
    public void Configure(EntityTypeBuilder<EventSource> builder)
    {
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Name).HasMaxLength(80);
        builder.HasIndex(row => new { row.InstanceId, row.Name }).IsUnique();
        builder.HasOne<Instance>().WithMany().HasForeignKey(row => row.InstanceId);
        builder.HasMany(row => row.Secrets).WithOne().HasForeignKey(secret => secret.EventSourceId);
    }
}
