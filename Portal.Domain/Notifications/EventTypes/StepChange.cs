using Portal.Domain.Notifications.Events;
using Portal.Domain.Notifications.Steps;

namespace Portal.Domain.Notifications.EventTypes;

/// <summary>An event that sends no message: it changes what the messages of its step show.</summary>
public abstract class StepChange : EventType
{
    public override IReadOnlyList<EventRequirement> Requirements => [];

    /// <summary>
    /// The step's progress after this event. Order decides, not arrival: the step's version first, then that an end outweighs anything open,
    /// then the time. What comes late keeps nothing but who decided.
    /// </summary>
    public StepProgress Apply(StepProgress before, EventBody body)
    {
        var after = Change(Remember(before, body), body) with
        {
            StepVersion = body.Step.Version,
            ChangedAt = body.OccurredAt,
        };
        return IsLate(before, after) ? Remember(before, body) : after;
    }

    /// <summary>The progress that this event alone says, on top of what was known.</summary>
    protected abstract StepProgress Change(StepProgress before, EventBody body);

    /// <summary>What even a late event adds.</summary>
    protected virtual StepProgress Remember(StepProgress before, EventBody body) => before;

    private static bool IsLate(StepProgress before, StepProgress after) =>
        (after.StepVersion, after.IsClosed, after.ChangedAt).CompareTo((before.StepVersion, before.IsClosed, before.ChangedAt)) < 0;
}
