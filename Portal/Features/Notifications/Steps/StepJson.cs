using Portal.Domain.Notifications.Steps;
using Portal.Features.Notifications.InSlack;

namespace Portal.Features.Notifications.Steps;

/// <summary>A step as the API answers it.</summary>
internal sealed record StepJson
{
    public required string StepId { get; init; }

    public required int Version { get; init; }

    /// <summary><c>OPEN</c>, <c>DECIDED</c>, <c>EXPIRED</c> or <c>CANCELLED</c>.</summary>
    public required string Phase { get; init; }

    /// <summary>The same as people say it.</summary>
    public required string Progress { get; init; }

    public DateTimeOffset? ChangedAt { get; init; }

    public required IReadOnlyList<DecisionJson> Decisions { get; init; }

    /// <summary>How many copies are in which state.</summary>
    public required IReadOnlyDictionary<string, int> ByState { get; init; }

    public required Page<StepCopyJson> Copies { get; init; }

    public static StepJson From(StepView step) => new()
    {
        StepId = step.StepId,
        Version = step.Version,
        Phase = step.Progress.Phase.ToString().ToUpperInvariant(),
        Progress = ProgressWords.Of(step.Progress),
        ChangedAt = step.ChangedAt,
        Decisions = [.. step.Progress.Decisions.Select(DecisionJson.From)],
        ByState = step.ByState.ToDictionary(pair => pair.Key.ToText(), pair => pair.Value, StringComparer.Ordinal),
        Copies = new Page<StepCopyJson>([.. step.Copies.Items.Select(StepCopyJson.From)], step.Copies.Total, step.Copies.Offset, step.Copies.Limit),
    };
}

internal sealed record DecisionJson(string? AccountId, string Name, string Action, DateTimeOffset At)
{
    public static DecisionJson From(StepDecision decision) => new(decision.By.AccountId, decision.By.Shown, decision.Action, decision.At);
}

/// <param name="Shows">What Slack shows, in one line; null for what Slack has not taken.</param>
internal sealed record StepCopyJson(
    Guid NotificationId,
    string EventType,
    string State,
    string? LastError,
    string RecipientKey,
    IReadOnlyList<string> People,
    int PeopleCount,
    DateTimeOffset CreatedAt,
    DateTimeOffset? CompletedAt,
    MessageJson? Message,
    string? Shows,
    DateTimeOffset? OpenedAt)
{
    public static StepCopyJson From(StepCopyView copy) => new(
        copy.NotificationId, copy.EventType, copy.State.ToText(), copy.LastError, copy.RecipientKey, copy.People, copy.PeopleCount,
        copy.CreatedAt, copy.CompletedAt, copy.Message is { } message ? MessageJson.From(message) : null, copy.Shows, copy.OpenedAt);
}
