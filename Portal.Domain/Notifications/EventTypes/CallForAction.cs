using Portal.Domain.Notifications.Events;

namespace Portal.Domain.Notifications.EventTypes;

/// <summary>Somebody has to approve, reject or consent.</summary>
public sealed class CallForAction : EventType
{
    public override string Key => "CALL_FOR_ACTION";

    public override string DisplayName => "Call for action";

    public override bool AsksForDecision => true;

    public override string TitleOf(EventStep step) => step.Action == "CONSENT" ? "Consent required" : "Approval required";
}
