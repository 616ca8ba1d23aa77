using Portal.Domain.Notifications.EventTypes;
using Portal.Domain.Notifications.Events;
using Portal.Domain.Notifications.Messages;

namespace Portal.Domain.Notifications.Composing;

/// <summary>The buttons of a message. A label never promises what its link does not do.</summary>
internal static class MessageButtons
{
    public static IReadOnlyList<ButtonElement> For(EventType type, EventBody body)
    {
        List<ButtonElement> buttons = [];
        if (type.AsksForDecision)
        {
            Add(buttons, "Approve", "approve_link", body.Links?.Approve, "primary");
            Add(buttons, "Reject", "reject_link", body.Links?.Reject, "danger");
        }

        var decidesElsewhere = type.AsksForDecision && buttons.Count < 2;
        Add(buttons, decidesElsewhere ? "Review" : ViewLabel(body.Product), "view_issue_link", body.Subject.Url, style: null);
        return buttons;
    }

    private static string ViewLabel(string? product) => product switch
    {
        null or "JIRA" => "View issue",
        "CONFLUENCE" => "View page",
        _ => "View request",
    };

    private static void Add(List<ButtonElement> buttons, string label, string actionId, string? url, string? style)
    {
        if (WebAddress.IsUsable(url))
        {
            buttons.Add(new ButtonElement(label, actionId, url!, style));
        }
    }
}
