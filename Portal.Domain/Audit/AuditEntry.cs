namespace Portal.Domain.Audit;

/// <summary>Who changed what, when. Written with the change, in the same transaction.</summary>
public sealed class AuditEntry
{
    public required Guid Id { get; init; }

    public required Guid OrganizationId { get; init; }

    /// <summary>Null for a change of what belongs to the organization as a whole.</summary>
    public Guid? InstanceId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Actor { get; init; }

    /// <summary><c>created</c>, <c>changed</c>, <c>deleted</c>, or the name of an act that changes no row (<c>tested</c>).</summary>
    public required string Action { get; init; }

    public required string EntityType { get; init; }

    public required Guid EntityId { get; init; }

    public required string EntityName { get; init; }

    /// <summary>The names of the columns that changed. Values are not kept: some were secrets once.</summary>
    public required List<string> Columns { get; init; }
}
