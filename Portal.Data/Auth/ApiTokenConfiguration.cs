using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data.Providers;
using Portal.Domain.Auth;
using Portal.Domain.Settings;

namespace Portal.Data.Auth;

internal sealed class ApiTokenConfiguration : IEntityTypeConfiguration<ApiToken>
{
    public void Configure(EntityTypeBuilder<ApiToken> builder)
    {
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Name).HasMaxLength(80);
        builder.Property(row => row.Hash).HasMaxLength(64);
        builder.Property(row => row.LastFour).HasMaxLength(4);
        builder.Property(row => row.CreatedBy).HasMaxLength(255);
        builder.Property(row => row.Scopes).HasConversion<TextListConverter>(TextListConverter.Comparer).HasMaxLength(255);
        builder.HasIndex(row => row.Hash).IsUnique();
        builder.HasIndex(row => new { row.InstanceId, row.CreatedAt });
        builder.HasIndex(row => row.OrganizationId);
        builder.HasOne<Instance>().WithMany().HasForeignKey(row => row.InstanceId).OnDelete(DeleteBehavior.Cascade);
        // SQL Server lets one way of deleting lead to a row, and that is by the instance.
        builder.HasOne<Organization>().WithMany().HasForeignKey(row => row.OrganizationId).OnDelete(DeleteBehavior.NoAction);
    }
}
