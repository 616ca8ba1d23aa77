using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Connections;
using Portal.Domain.Definitions;
using Portal.Domain.Settings;

namespace Portal.Data.Definitions;

internal sealed class DefinitionConfiguration : IEntityTypeConfiguration<Definition>
{
    public void Configure(EntityTypeBuilder<Definition> builder)
    {
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.ExternalId).HasMaxLength(255);
        builder.Property(row => row.Name).HasMaxLength(120);
        builder.Property(row => row.ChannelId).HasMaxLength(32);
        builder.Property(row => row.DeliveryMode).HasMaxLength(16);
        builder.Property(row => row.Fallback).HasMaxLength(16);
        builder.HasIndex(row => new { row.InstanceId, row.ExternalId }).IsUnique();
        builder.HasOne<Instance>().WithMany().HasForeignKey(row => row.InstanceId);
        builder.HasOne<Connection>().WithMany().HasForeignKey(row => row.ConnectionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(row => row.Steps).WithOne().HasForeignKey(step => step.DefinitionId);
    }
}
