using Portal.Domain.Audit;

namespace Portal.Domain.Definitions;

/// <summary>An approval's configuration as its source names it. What is null is inherited from the instance.</summary>
public sealed class Definition : IAudited
{
    public required Guid Id { get; init; }

    public required Guid OrganizationId { get; init; }

    public required Guid InstanceId { get; init; }

    /// <summary>The source's own id, <c>approval.definitionId</c> of an event; unique in the instance.</summary>
    public required string ExternalId { get; init; }

    public required string Name { get; set; }

    public Guid? ConnectionId { get; set; }

    public string? ChannelId { get; set; }

    public string? DeliveryMode { get; set; }

    public string? Fallback { get; set; }

    public List<StepDefinition> Steps { get; init; } = [];

    Guid? IAudited.InstanceId => InstanceId;

    string IAudited.AuditName => Name;
}
