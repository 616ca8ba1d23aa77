namespace Portal.Domain.Notifications;

/// <summary>What a source sent, stored as received. Its id answers the 202; its <see cref="IdempotencyKey"/> tells a repetition.</summary>
public sealed class ReceivedEvent
{
    public required Guid Id { get; init; }

    public required Guid OrganizationId { get; init; }

    public required Guid InstanceId { get; init; }

    /// <summary>The source's id for the event (<c>webhook-id</c> or <c>Idempotency-Key</c>), unique in the instance.</summary>
    public required string IdempotencyKey { get; init; }

    /// <summary>SHA-256 of the body: the same id with another body is refused.</summary>
    public required byte[] BodyHash { get; init; }

    /// <summary>The body, byte for byte.</summary>
    public required byte[] Body { get; init; }

    public required string Type { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The name of the event source or API token that vouched for it.</summary>
    public required string ReceivedFrom { get; init; }

    public required EventStatus Status { get; init; }
}
