using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Connections;

namespace Portal.Data.Connections;

internal sealed class SlackChannelConfiguration : IEntityTypeConfiguration<SlackChannel>
{
    public void Configure(EntityTypeBuilder<SlackChannel> builder)
    {
        builder.ToTable("SlackChannels");
        builder.HasKey(row => new { row.ConnectionId, row.ChannelId });
        builder.Property(row => row.ChannelId).HasMaxLength(32);
        builder.Property(row => row.Name).HasMaxLength(255);
        builder.Property(row => row.NameKey).HasMaxLength(255);
        builder.HasIndex(row => new { row.ConnectionId, row.NameKey });
        builder.HasOne<Connection>().WithMany().HasForeignKey(row => row.ConnectionId);
    }
}
