using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Auth;
using Portal.Domain.Settings;

namespace Portal.Data.Auth;

internal sealed class MemberConfiguration : IEntityTypeConfiguration<Member>
{
    public void Configure(EntityTypeBuilder<Member> builder)
    {
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Subject).HasMaxLength(128);
        builder.Property(row => row.DisplayName).HasMaxLength(255);
        builder.Property(row => row.Email).HasMaxLength(255);
        builder.HasIndex(row => new { row.OrganizationId, row.Subject }).IsUnique();
        builder.HasIndex(row => row.Subject);
        builder.HasOne<Organization>().WithMany().HasForeignKey(row => row.OrganizationId);
    }
}
