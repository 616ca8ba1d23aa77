using System.Globalization;
using Portal.Components.Shared;
using Portal.Domain.Notifications.Steps;

namespace Portal.Features.Notifications.Steps;

/// <summary>Where a step stands, in words for its page.</summary>
internal static class ProgressWords
{
    public static string Of(StepProgress progress) => progress switch
    {
        { Phase: StepPhase.Decided, Last: { } last } => $"{Action(last.Action)} by {last.By.Shown}",
        { Phase: StepPhase.Decided } => "Decided",
        { Phase: StepPhase.Expired } => "The time to decide is over",
        { Phase: StepPhase.Cancelled } => "The approval was cancelled",
        { Phase: StepPhase.Open } => string.Join(", ", Open(progress)),
    };

    public static (string Icon, BadgeTone Tone) BadgeOf(StepProgress progress) => progress.Phase switch
    {
        StepPhase.Open => ("schedule", BadgeTone.Waiting),
        StepPhase.Decided => DecisionMeanings.Of(progress.Last?.Action ?? "") switch
        {
            DecisionMeaning.Agrees => ("check_circle", BadgeTone.Good),
            DecisionMeaning.Refuses => ("cancel", BadgeTone.Neutral),
            DecisionMeaning.Unsaid => ("info", BadgeTone.Neutral),
        },
        StepPhase.Expired => ("hourglass_disabled", BadgeTone.Neutral),
        StepPhase.Cancelled => ("cancel", BadgeTone.Neutral),
    };

    /// <summary><c>APPROVED</c> as people say it: "Approved".</summary>
    public static string Action(string action)
    {
        var word = action.Replace('_', ' ').Trim().ToLowerInvariant();
        return word.Length == 0 ? "Decided" : char.ToUpperInvariant(word[0]) + word[1..];
    }

    private static IEnumerable<string> Open(StepProgress progress)
    {
        yield return progress switch
        {
            { ApprovedCount: { } approved, RequiredCount: { } required } => string.Create(CultureInfo.InvariantCulture, $"Open: {approved} of {required} approved"),
            { Last: { } last } => $"Open: {Action(last.Action).ToLowerInvariant()} by {last.By.Shown}",
            _ => "Open: nobody has decided",
        };
        if (progress.Pending.Count > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{progress.Pending.Count} still to decide");
        }

        if (progress.Assignees is { } people)
        {
            yield return "reassigned to " + (people.Count > 0 ? string.Join(", ", people.Select(person => person.Shown)) : progress.AssignedGroup ?? "others");
        }
    }
}
