namespace Portal.Domain.Connections;

/// <summary>What the doctor found last.</summary>
public sealed class ConnectionCheck
{
    public required Guid ConnectionId { get; init; }

    public required Guid OrganizationId { get; init; }

    public required Guid InstanceId { get; init; }

    public required DateTimeOffset CheckedAt { get; set; }

    public required CheckVerdict Verdict { get; set; }

    /// <summary>The findings as JSON.</summary>
    public required string Report { get; set; }
}

/// <summary>The worst of a check's findings.</summary>
public enum CheckVerdict
{
    Good,
    Warning,
    Failed,
}
