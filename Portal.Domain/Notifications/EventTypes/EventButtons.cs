using Portal.Domain.Notifications.Events;
using Portal.Domain.Notifications.Messages;

namespace Portal.Domain.Notifications.EventTypes;

/// <summary>The buttons that kinds of events share. A label never promises what its link does not do.</summary>
internal static class EventButtons
{
    /// <summary>To the subject.</summary>
    public static IReadOnlyList<ButtonElement> View(EventBody body) => [.. Subject(ViewLabel(body.Product), body)];

    /// <summary>To each decision that the event has a link for, and to the subject, where the others are made.</summary>
    public static IReadOnlyList<ButtonElement> Decide(EventBody body)
    {
        ButtonElement[] decisions =
            [.. Link("Approve", "approve_link", body.Links?.Approve, "primary"), .. Link("Reject", "reject_link", body.Links?.Reject, "danger")];
        return [.. decisions, .. Subject(decisions.Length < 2 ? "Review" : ViewLabel(body.Product), body)];
    }

    private static IEnumerable<ButtonElement> Subject(string label, EventBody body) => Link(label, "view_issue_link", body.Subject.Url);

    private static IEnumerable<ButtonElement> Link(string label, string actionId, string? url, string? style = null) =>
        WebAddress.IsUsable(url) ? [new ButtonElement(label, actionId, url!, style)] : [];

    private static string ViewLabel(string? product) => product switch
    {
        null or "JIRA" => "View issue",
        "CONFLUENCE" => "View page",
        _ => "View request",
    };
}
