using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Connections;

namespace Portal.Data.Connections;

internal sealed class ChannelListingConfiguration : IEntityTypeConfiguration<ChannelListing>
{
    public void Configure(EntityTypeBuilder<ChannelListing> builder)
    {
        builder.ToTable("ChannelListings");
        builder.HasKey(row => row.ConnectionId);
        builder.Property(row => row.Error).HasMaxLength(128);
        builder.HasOne<Connection>().WithOne().HasForeignKey<ChannelListing>(row => row.ConnectionId);
    }
}
