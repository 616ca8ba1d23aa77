using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Connections;

namespace Portal.Data.Connections;

internal sealed class SlackRequestConfiguration : IEntityTypeConfiguration<SlackRequest>
{
    public void Configure(EntityTypeBuilder<SlackRequest> builder)
    {
        builder.ToTable("SlackRequests");
        builder.HasKey(row => row.Key);
        builder.Property(row => row.Key).HasMaxLength(128);
        builder.HasIndex(row => row.ReceivedAt);
    }
}
