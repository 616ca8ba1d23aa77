namespace Portal.Domain.Definitions;

/// <summary>One step of a <see cref="Definition"/>. What is null is inherited from the definition, then from the instance.</summary>
public sealed class StepDefinition
{
    public required Guid Id { get; init; }

    public required Guid DefinitionId { get; init; }

    /// <summary>The source's own id, <c>step.definitionStepId</c> of an event; unique in the definition.</summary>
    public required string ExternalId { get; init; }

    public required string Name { get; set; }

    public Guid? ConnectionId { get; set; }

    public string? ChannelId { get; set; }

    public string? DeliveryMode { get; set; }

    public string? Fallback { get; set; }
}
