using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Connections;

namespace Portal.Data.Connections;

internal sealed class ConnectionCheckConfiguration : IEntityTypeConfiguration<ConnectionCheck>
{
    public void Configure(EntityTypeBuilder<ConnectionCheck> builder)
    {
        builder.ToTable("ConnectionChecks");
        builder.HasKey(row => row.ConnectionId);
        builder.HasOne<Connection>().WithOne().HasForeignKey<ConnectionCheck>(row => row.ConnectionId);
    }
}
