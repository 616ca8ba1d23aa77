using Portal.Domain.Notifications.Events;
using Portal.Domain.Notifications.Steps;

namespace Portal.Domain.Notifications.EventTypes;

/// <summary>A person decided. By the rule ANY that ends the step, by ALL the others still have to.</summary>
public sealed class StepDecided : StepChange
{
    private const string All = "ALL";
    private const string Rejected = "REJECTED";

    public override string Key => "STEP_DECIDED";

    public override IReadOnlyList<EventRequirement> Requirements => [EventRequirement.Decision];

    protected override StepProgress Change(StepProgress before, EventBody body)
    {
        var decision = body.Decision!;
        return before with
        {
            Phase = Ends(body) ? StepPhase.Decided : StepPhase.Open,
            Last = DecisionOf(body),
            ApprovedCount = decision.ApprovedCount,
            RequiredCount = decision.RequiredCount,
            Pending = decision.Pending,
        };
    }

    protected override StepProgress Remember(StepProgress before, EventBody body)
    {
        var decision = DecisionOf(body);
        var isKnown = before.Decisions.Any(known => known.By.IsSameAs(decision.By) && !IsNewer(decision, known));
        return isKnown ? before : before with
        {
            Decisions = [.. before.Decisions.Where(known => !known.By.IsSameAs(decision.By)).Append(decision).OrderBy(one => one.At).ThenBy(one => one.By.Key, StringComparer.Ordinal)],
        };
    }

    // Two decisions of one person in the same moment: the words decide, so that their arrival does not.
    private static bool IsNewer(StepDecision decision, StepDecision known) =>
        decision.At > known.At || (decision.At == known.At && string.CompareOrdinal(decision.Action, known.Action) > 0);

    // A rejection ends ALL too: it can no longer be reached.
    private static bool Ends(EventBody body) => body.Decision!.Final || body.Approval?.VotingRule != All || body.Decision.Action == Rejected
        || body.Decision is { ApprovedCount: { } approved, RequiredCount: { } required } && approved >= required;

    private static StepDecision DecisionOf(EventBody body) => new(
        PersonKey.Of(body.Decision!.Decider), body.Decision.Action ?? "", body.Decision.DecidedAt ?? body.OccurredAt);
}
