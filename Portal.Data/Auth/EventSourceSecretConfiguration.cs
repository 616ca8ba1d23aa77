using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Auth;

namespace Portal.Data.Auth;

internal sealed class EventSourceSecretConfiguration : IEntityTypeConfiguration<EventSourceSecret>
{
    public void Configure(EntityTypeBuilder<EventSourceSecret> builder)
    {
        builder.ToTable("EventSourceSecrets");
        builder.Property(row => row.Id).ValueGeneratedNever();
    }
}
