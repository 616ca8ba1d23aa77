using Portal.Domain.Notifications.Events;
using Portal.Domain.Notifications.Messages;

namespace Portal.Domain.Notifications.EventTypes;

/// <summary>Its recipients have to approve, reject or consent.</summary>
public sealed class CallForAction : Announcement
{
    public override string Key => "CALL_FOR_ACTION";

    public override bool ClosesWithStep => true;

    public override string TitleOf(EventBody body) => body.Step.Action == "CONSENT" ? "Consent required" : "Approval required";

    public override IReadOnlyList<ButtonElement> ButtonsOf(EventBody body) => EventButtons.Decide(body);
}
