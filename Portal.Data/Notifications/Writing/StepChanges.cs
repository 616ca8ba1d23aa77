using Portal.Domain.Notifications;

namespace Portal.Data.Notifications.Writing;

/// <summary>What a step's new state means for some of its messages and notifications.</summary>
public sealed record StepChanges
{
    public required Guid InstanceId { get; init; }

    public required string StepId { get; init; }

    public required int Version { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Since when the messages are no longer true: the state's <see cref="StepState.ChangedAt"/> as it was read.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Messages to change, with the connection that can.</summary>
    public IReadOnlyList<OutdatedMessage> Outdated { get; init; } = [];

    /// <summary>Notifications not sent yet that show the new state when they are.</summary>
    public IReadOnlyList<RewrittenNotification> Rewritten { get; init; } = [];

    /// <summary>Notifications that need not be sent any more.</summary>
    public IReadOnlyList<Guid> Superseded { get; init; } = [];

    /// <summary>Every message of the step was looked through.</summary>
    public bool IsAll { get; init; }
}

public sealed record OutdatedMessage(Guid Id, Guid ConnectionId, int Rank, string Payload);

public sealed record RewrittenNotification(Guid Id, string Payload);
