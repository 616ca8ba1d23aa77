using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Settings;

namespace Portal.Data.Settings;

internal sealed class InstanceSettingsConfiguration : IEntityTypeConfiguration<InstanceSettings>
{
    public void Configure(EntityTypeBuilder<InstanceSettings> builder)
    {
        builder.HasKey(row => row.InstanceId);
        builder.Property(row => row.InstanceId).ValueGeneratedNever();
        builder.Property(row => row.DefaultChannelId).HasMaxLength(32);
        builder.Property(row => row.Fallback).HasMaxLength(16);
        builder.HasOne<Instance>().WithOne().HasForeignKey<InstanceSettings>(row => row.InstanceId);
    }
}
