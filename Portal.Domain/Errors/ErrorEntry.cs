namespace Portal.Domain.Errors;

/// <summary>One cause of failure that a person can mend, however many messages it hit.</summary>
public sealed class ErrorEntry
{
    /// <summary>The longest cause key, in UTF-16 units.</summary>
    public const int LongestCauseKey = 300;

    /// <summary>The longest message, and the longest remedy, in UTF-16 units.</summary>
    public const int LongestText = 1_000;

    public required Guid Id { get; init; }

    public required Guid OrganizationId { get; init; }

    public required Guid InstanceId { get; init; }

    /// <summary>What makes two failures the same: connection, code and target. Unique in the instance.</summary>
    public required string CauseKey { get; init; }

    public required ErrorLevel Level { get; init; }

    /// <summary>Slack's word, or ours for a configuration error.</summary>
    public required string Code { get; init; }

    public required string Message { get; init; }

    public required string Remedy { get; init; }

    public Guid? ConnectionId { get; init; }

    public required DateTimeOffset FirstSeenAt { get; init; }

    public required DateTimeOffset LastSeenAt { get; init; }

    public required long Count { get; init; }

    public DateTimeOffset? AcknowledgedAt { get; private set; }

    public string? AcknowledgedBy { get; private set; }

    public void Acknowledge(string by, DateTimeOffset at)
    {
        AcknowledgedBy = by;
        AcknowledgedAt = at;
    }
}
