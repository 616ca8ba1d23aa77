using Portal.Domain.Notifications.Events;
using Portal.Domain.Notifications.Steps;

namespace Portal.Domain.Notifications.EventTypes;

/// <summary>Others have to decide now: its recipients. Those who are new are told by a call for action of their own.</summary>
public sealed class StepReassigned : StepChange
{
    public override string Key => "STEP_REASSIGNED";

    public override IReadOnlyList<EventRequirement> Requirements => [EventRequirement.Recipients];

    protected override StepProgress Change(StepProgress before, EventBody body) => before with
    {
        Phase = StepPhase.Open,
        Assignees = [.. body.Recipients.Select(PersonKey.Of)],
        AssignedGroup = body.Recipients.Count == 0 ? body.Group?.Name ?? body.Group?.Id : null,
    };
}
