using System.Globalization;
using Portal.Domain.Notifications.Events;
using Portal.Domain.Notifications.Messages;
using Portal.Domain.Notifications.Steps;

namespace Portal.Domain.Notifications.Composing;

/// <summary>The sentences about a step's progress, as Slack's markup.</summary>
internal static class StepWords
{
    private const string Separator = "  |  ";

    /// <summary>How the step ended, to a reader who had no part in it.</summary>
    public static string Outcome(StepProgress progress, PersonKey? reader)
    {
        var (icon, word) = progress.Phase switch
        {
            StepPhase.Decided => (IconOf(progress.Last!.Action), $"{ActionOf(progress.Last.Action)} by {Name(progress.Last.By)}"),
            StepPhase.Expired => ("⌛", "The time to decide is over"),
            StepPhase.Cancelled => ("🚫", "The approval was cancelled"),
            StepPhase.Open => throw new ArgumentOutOfRangeException(nameof(progress), "The step is open."),
        };
        var at = Mrkdwn.Date(progress.Phase == StepPhase.Decided ? progress.Last!.At : progress.ChangedAt);
        return reader is null ? $"{icon} *{word}*{Separator}{at}" : $"No action required -- {(progress.Phase == StepPhase.Decided ? word : InSentence(word))}{Separator}{at}";
    }

    /// <summary>A person's own decision.</summary>
    public static string Own(StepDecision decision) => $"{IconOf(decision.Action)} *{ActionOf(decision.Action)}* by you{Separator}{Mrkdwn.Date(decision.At)}";

    public static string Reassigned(StepProgress progress) =>
        $"No action required -- reassigned to {Assignees(progress)}{Separator}{Mrkdwn.Date(progress.ChangedAt)}";

    /// <summary>How far the step is, beside a copy that is still asked; null where there is nothing to say.</summary>
    public static string? Waiting(StepProgress progress, EventBody original, PersonKey? reader)
    {
        if (Count(progress) is not { } count)
        {
            return progress.Assignees is null ? null : $"Reassigned to {Assignees(progress)}";
        }

        return $"{count} -- waiting for {(reader is null ? PendingNames(progress, original) : "you")}";
    }

    /// <summary>How far the step is, beside the own decision of a reader who had a part in it; null beside an outcome.</summary>
    public static string? Standing(StepProgress progress, EventBody original, PersonKey? reader)
    {
        if (reader is null)
        {
            return null;
        }

        if (progress.IsClosed)
        {
            return progress.Phase == StepPhase.Decided && progress.Last!.By.IsSameAs(reader) ? null : Outcome(progress, reader: null);
        }

        return Count(progress) is { } count ? $"{count} -- waiting for {PendingNames(progress, original)}" : null;
    }

    /// <summary><c>APPROVED</c> as people say it: "Approved".</summary>
    public static string ActionOf(string action)
    {
        var word = Mrkdwn.Line(action.Replace('_', ' ').ToLowerInvariant(), MessageLimits.Part);
        return word.Length == 0 ? "Decided" : char.ToUpperInvariant(word[0]) + word[1..];
    }

    // The action's word is the source's and stays as it is; our own sentence goes on after a dash.
    private static string InSentence(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence[1..];

    private static string? Count(StepProgress progress) => progress is { ApprovedCount: { } approved, RequiredCount: { } required }
        ? string.Create(CultureInfo.InvariantCulture, $"Approved: {approved} of {required}")
        : progress.Last is { } last ? $"{ActionOf(last.Action)} by {Name(last.By)}" : null;

    // The source names accounts; a copy knows the names of its own people only.
    private static string PendingNames(StepProgress progress, EventBody original)
    {
        var names = original.Recipients.Where(person => progress.Pending.Contains(person.AccountId ?? "")).Select(NameList.NameOf).ToList();
        var others = progress.Pending.Count - names.Count;
        return names.Count switch
        {
            0 when others == 1 => "1 person",
            0 => others == 0 ? "the others" : string.Create(CultureInfo.InvariantCulture, $"{others} people"),
            _ => NameList.Join(names, MessageLimits.Names) + (others == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" and {others} more")),
        };
    }

    private static string Assignees(StepProgress progress) => progress.Assignees is { Count: > 0 } people
        ? NameList.Join(people.Select(person => person.Shown), MessageLimits.Names)
        : Mrkdwn.Line(progress.AssignedGroup ?? "others", MessageLimits.Part);

    private static string Name(PersonKey person) => Mrkdwn.Line(person.Shown, MessageLimits.Part);

    private static string IconOf(string action) => DecisionMeanings.Of(action) switch
    {
        DecisionMeaning.Agrees => "✅",
        DecisionMeaning.Refuses => "❌",
        DecisionMeaning.Unsaid => "🔹",
    };
}
