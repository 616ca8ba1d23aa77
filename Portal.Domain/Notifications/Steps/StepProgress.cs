namespace Portal.Domain.Notifications.Steps;

/// <summary>What is known of a step: made by folding its events with <see cref="EventTypes.StepChange.Apply"/>.</summary>
public sealed record StepProgress
{
    public static StepProgress Unknown { get; } = new();

    /// <summary>The source's version of the step (<see cref="Events.EventStep"/>); what shows a higher one is of a later round.</summary>
    public long StepVersion { get; init; } = long.MinValue;

    public StepPhase Phase { get; init; }

    /// <summary>When the event happened that made it so.</summary>
    public DateTimeOffset ChangedAt { get; init; } = DateTimeOffset.MinValue;

    /// <summary>The newest decision; with <see cref="StepPhase.Decided"/> the one that ended the step.</summary>
    public StepDecision? Last { get; init; }

    /// <summary>Each person's decision, oldest first.</summary>
    public IReadOnlyList<StepDecision> Decisions { get; init; } = [];

    public int? ApprovedCount { get; init; }

    public int? RequiredCount { get; init; }

    /// <summary>Account ids of those who have not decided.</summary>
    public IReadOnlyList<string> Pending { get; init; } = [];

    /// <summary>Who has to decide since the step was reassigned; null when it was not.</summary>
    public IReadOnlyList<PersonKey>? Assignees { get; init; }

    public string? AssignedGroup { get; init; }

    public bool IsClosed => Phase != StepPhase.Open;
}

/// <summary>Who decided what, and when.</summary>
/// <param name="Action">The source's word, such as <c>APPROVED</c>.</param>
public sealed record StepDecision(PersonKey By, string Action, DateTimeOffset At);

public enum StepPhase
{
    Open,
    Decided,
    Expired,
    Cancelled,
}
