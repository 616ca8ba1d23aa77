using Portal.Domain.Notifications.Events;
using Portal.Domain.Notifications.Steps;

namespace Portal.Domain.Notifications.EventTypes;

/// <summary>The approval was withdrawn; nothing in this step has to be decided any more.</summary>
public sealed class ApprovalCancelled : StepChange
{
    public override string Key => "APPROVAL_CANCELLED";

    protected override StepProgress Change(StepProgress before, EventBody body) => before with { Phase = StepPhase.Cancelled };
}
