using Portal.Domain.Notifications.Events;
using Portal.Domain.Notifications.Messages;

namespace Portal.Domain.Notifications.Composing;

/// <summary>What has to be decided, in a line.</summary>
internal static class SubjectLine
{
    public static bool HasLink(EventSubject subject) =>
        WebAddress.IsUsable(subject.Url) && Mrkdwn.Address(subject.Url!).Length <= MessageLimits.InlineUrl;

    public static string Linked(EventSubject subject) =>
        HasLink(subject) ? Mrkdwn.Link(subject.Url!, Text(subject), MessageLimits.Subject) : Plain(subject);

    public static string Plain(EventSubject subject) => Mrkdwn.Line(Text(subject), MessageLimits.Subject);

    private static string Text(EventSubject subject) => (subject.Key, subject.Summary) switch
    {
        ({ } key, { } summary) => $"{key}: {summary}",
        var (key, summary) => key ?? summary ?? "(no title)",
    };
}
