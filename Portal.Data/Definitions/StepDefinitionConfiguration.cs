using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Connections;
using Portal.Domain.Definitions;

namespace Portal.Data.Definitions;

internal sealed class StepDefinitionConfiguration : IEntityTypeConfiguration<StepDefinition>
{
    public void Configure(EntityTypeBuilder<StepDefinition> builder)
    {
        builder.ToTable("StepDefinitions");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.ExternalId).HasMaxLength(255);
        builder.Property(row => row.Name).HasMaxLength(120);
        builder.Property(row => row.ChannelId).HasMaxLength(32);
        builder.Property(row => row.DeliveryMode).HasMaxLength(16);
        builder.Property(row => row.Fallback).HasMaxLength(16);
        builder.HasIndex(row => new { row.DefinitionId, row.ExternalId }).IsUnique();
        builder.HasOne<Connection>().WithMany().HasForeignKey(row => row.ConnectionId).OnDelete(DeleteBehavior.Restrict);
    }
}
