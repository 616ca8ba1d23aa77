using Portal.Domain.Notifications.EventTypes;
using Portal.Domain.Notifications.Events;
using Portal.Domain.Notifications.Messages;
using Portal.Domain.Notifications.Routing;
using Portal.Domain.Notifications.Steps;

namespace Portal.Domain.Notifications.Composing;

/// <summary>Decides what one copy of a step's message shows.</summary>
public static class StepCopy
{
    private const int First = 0;
    private const int Later = 1;
    private const int Last = 2;

    /// <param name="original">The event that caused the copy; its recipients are the people of this copy.</param>
    /// <param name="route">How the copy was sent.</param>
    /// <param name="progress">What became of the step.</param>
    /// <param name="version">Which state that is: block ids differ between versions, as Slack asks.</param>
    public static CopyLook Look(EventBody original, RouteDecision route, StepProgress progress, int version)
    {
        var type = EventTypeCatalog.GetAnnouncement(original.Type);
        if (progress.StepVersion < original.Step.Version)
        {
            return new CopyLook(MessageComposer.Compose(type, original, route), AsksNothing: false, First) { IsUntouched = true };
        }

        if (!type.ClosesWithStep)
        {
            var note = progress.IsClosed ? StepWords.Outcome(progress, reader: null) : null;
            return new CopyLook(MessageComposer.Compose(type, original, route, note, version), AsksNothing: false, Last) { IsUntouched = note is null };
        }

        var reader = original.Recipients is [var person] ? PersonKey.Of(person) : null;
        var own = reader is null ? null : progress.Decisions.LastOrDefault(decision => decision.By.IsSameAs(reader));
        return ClosedLine(original, progress, reader, own) is { } closed
            ? new CopyLook(ClosedMessage.Compose(type, original, closed, StepWords.Standing(progress, original, own is null ? null : reader)), true, own is null ? First : Later)
            : new CopyLook(MessageComposer.Compose(type, original, route, StepWords.Waiting(progress, original, reader), version), false, First);
    }

    // Null while the people of the copy still have something to decide.
    private static string? ClosedLine(EventBody original, StepProgress progress, PersonKey? reader, StepDecision? own)
    {
        if (progress.IsClosed || own is not null)
        {
            return own is not null ? StepWords.Own(own) : StepWords.Outcome(progress, reader);
        }

        return IsReassigned(original, progress) ? StepWords.Reassigned(progress) : null;
    }

    private static bool IsReassigned(EventBody original, StepProgress progress) =>
        progress.Assignees is { } assignees && !original.Recipients.Select(PersonKey.Of).Any(person => assignees.Any(person.IsSameAs));
}

/// <summary>What a copy shows.</summary>
/// <param name="AsksNothing">Nobody who reads this copy has to decide any more: what was not sent yet need not be.</param>
/// <param name="Rank">Who is brought up to date first: 0 before 1.</param>
public sealed record CopyLook(SlackMessage Message, bool AsksNothing, int Rank)
{
    /// <summary>The step's progress changes nothing about this copy.</summary>
    public bool IsUntouched { get; init; }
}
