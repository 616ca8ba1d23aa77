namespace Portal.Domain.Notifications;

/// <summary>What became of a step so far. Messages of the step are brought to it; a late message starts with it.</summary>
public sealed class StepState
{
    public required Guid InstanceId { get; init; }

    /// <summary>The source's id of the step.</summary>
    public required string StepId { get; init; }

    public required Guid OrganizationId { get; init; }

    /// <summary>Grows by one with every change. The content version of a notification, an attempt or a message is the one that it shows.</summary>
    public required int Version { get; init; }

    /// <summary>The progress as JSON.</summary>
    public required string Progress { get; init; }

    public required StepStateStatus Status { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }
}

/// <summary>Whether the messages know of a step's state.</summary>
public enum StepStateStatus
{
    /// <summary>Its messages still have to be looked through.</summary>
    Changed,

    /// <summary>Every message shows it or waits for its update.</summary>
    Applied,
}
