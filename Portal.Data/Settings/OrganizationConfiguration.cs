using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Settings;

namespace Portal.Data.Settings;

internal sealed class OrganizationConfiguration : IEntityTypeConfiguration<Organization>
{
    public void Configure(EntityTypeBuilder<Organization> builder)
    {
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Slug).HasMaxLength(64);
        builder.Property(row => row.Name).HasMaxLength(120);
        builder.HasIndex(row => row.Slug).IsUnique();
    }
}
