using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Connections;

namespace Portal.Data.Connections;

internal sealed class InstallStateConfiguration : IEntityTypeConfiguration<InstallState>
{
    public void Configure(EntityTypeBuilder<InstallState> builder)
    {
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.StateHash).HasMaxLength(64);
        builder.Property(row => row.SessionHash).HasMaxLength(64);
        builder.Property(row => row.RedirectUri).HasMaxLength(2500);
        builder.HasIndex(row => row.StateHash).IsUnique();
        builder.HasIndex(row => row.ExpiresAt);
    }
}
