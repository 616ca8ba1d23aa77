namespace Portal.Domain.Settings;

/// <summary>One source site of an organization, such as a Jira site. Owns connections, definitions, event sources, tokens and errors.</summary>
public sealed class Instance
{
    public required Guid Id { get; init; }

    public required Guid OrganizationId { get; init; }

    /// <summary>The name in addresses, unique over all organizations: <c>/api/v1/instances/{slug}</c>.</summary>
    public required string Slug { get; init; }

    public required string Name { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }
}
