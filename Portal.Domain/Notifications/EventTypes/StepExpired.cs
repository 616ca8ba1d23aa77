using Portal.Domain.Notifications.Events;
using Portal.Domain.Notifications.Steps;

namespace Portal.Domain.Notifications.EventTypes;

/// <summary>The time to decide is over.</summary>
public sealed class StepExpired : StepChange
{
    public override string Key => "STEP_EXPIRED";

    protected override StepProgress Change(StepProgress before, EventBody body) => before with { Phase = StepPhase.Expired };
}
