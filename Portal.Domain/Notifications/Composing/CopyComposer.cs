using Portal.Domain.Notifications.Events;
using Portal.Domain.Notifications.EventTypes;
using Portal.Domain.Notifications.Messages;
using Portal.Domain.Notifications.Routing;
using Portal.Domain.Notifications.Steps;

namespace Portal.Domain.Notifications.Composing;

/// <summary>Composes what one copy of a step's message shows as the step stands.</summary>
public static class CopyComposer
{
    private const int First = 0;
    private const int Later = 1;
    private const int Last = 2;

    /// <param name="original">The event that caused the copy; its recipients are the people of this copy.</param>
    /// <param name="route">How the copy was sent.</param>
    /// <param name="step">What became of the step. Block ids differ between its versions, as Slack asks.</param>
    public static ComposedCopy Compose(EventBody original, RouteDecision route, StepNow step)
    {
        var (progress, version) = step;
        var type = EventTypeCatalog.GetAnnouncement(original.Type);
        if (progress.StepVersion < original.Step.Version)
        {
            return new ComposedCopy(MessageComposer.Compose(type, original, route), AsksNothing: false, First) { IsUnchanged = true };
        }

        if (!type.ClosesWithStep)
        {
            var note = progress.IsClosed ? StepWords.Outcome(progress, reader: null) : null;
            return new ComposedCopy(MessageComposer.Compose(type, original, route, note, version), AsksNothing: false, Last) { IsUnchanged = note is null };
        }

        var reader = original.Recipients is [var person] ? PersonKey.Of(person) : null;
        var own = reader is null ? null : progress.Decisions.LastOrDefault(decision => decision.By.IsSameAs(reader));
        return ClosedLine(original, progress, reader, own) is { } closed
            ? new ComposedCopy(ClosedMessage.Compose(type, original, closed, StepWords.Standing(progress, original, own is null ? null : reader)), true, own is null ? First : Later)
            : new ComposedCopy(MessageComposer.Compose(type, original, route, StepWords.Waiting(progress, original, reader), version), false, First);
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
/// <param name="AsksNothing">Its readers have nothing to decide any more: what was not sent yet need not be.</param>
/// <param name="Rank">Who is brought up to date first: 0 before 1.</param>
public sealed record ComposedCopy(SlackMessage Message, bool AsksNothing, int Rank)
{
    /// <summary>The step's progress changes nothing about this copy.</summary>
    public bool IsUnchanged { get; init; }
}
