using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Connections;

namespace Portal.Data.Connections;

internal sealed class CachedSlackUserConfiguration : IEntityTypeConfiguration<CachedSlackUser>
{
    public void Configure(EntityTypeBuilder<CachedSlackUser> builder)
    {
        builder.ToTable("SlackPeople");
        builder.HasKey(row => new { row.ConnectionId, row.EmailHash });
        builder.Property(row => row.EmailHash).HasMaxLength(64);
        builder.Property(row => row.SlackUserId).HasMaxLength(32);
        builder.HasIndex(row => row.ExpiresAt);
        builder.HasOne<Connection>().WithMany().HasForeignKey(row => row.ConnectionId);
    }
}
