using Portal.Domain.Audit;

namespace Portal.Domain.Settings;

/// <summary>A tenant. Every other row belongs to one; nothing is ever shown across two.</summary>
public sealed class Organization : IAudited
{
    public required Guid Id { get; init; }

    public required string Slug { get; init; }

    public required string Name { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    Guid IAudited.OrganizationId => Id;

    Guid? IAudited.InstanceId => null;

    string IAudited.AuditName => Name;
}
