namespace Portal.Domain.Audit;

/// <summary>An entity whose changes the database context writes to the audit log by itself.</summary>
public interface IAudited
{
    Guid Id { get; }

    Guid OrganizationId { get; }

    /// <summary>Null for what belongs to the organization as a whole.</summary>
    Guid? InstanceId { get; }

    /// <summary>What a person calls it; never a secret.</summary>
    string AuditName { get; }
}
