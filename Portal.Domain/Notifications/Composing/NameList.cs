using Portal.Domain.Notifications.Events;
using Portal.Domain.Notifications.Messages;
using Portal.Domain.Notifications.Routing;

namespace Portal.Domain.Notifications.Composing;

/// <summary>Names people in one line.</summary>
internal static class NameList
{
    public static string? NameOf(Recipient person) => person.DisplayName ?? person.Email ?? person.AccountId;

    public static string? NameOf(EventPerson? person) => person?.DisplayName ?? person?.Email ?? person?.AccountId;

    /// <summary>The people of an event, or its group where no people are known; empty where neither is.</summary>
    public static string Of(EventBody body, int longest) => Join(NamesOf(body), longest);

    /// <summary>The same with mentions where a person's Slack id is known; what is left for replies is counted.</summary>
    public static string MentionsOf(EventBody body, RouteDecision route, int longest)
    {
        if (body.Recipients.Count == 0)
        {
            return Of(body, longest);
        }

        var replies = route is { MentionsPeople: true, HasFixedChannel: false } ? MentionBatches.RepliesFor(body.Recipients.Count) : 0;
        if (replies == 0)
        {
            return Mentions(body.Recipients, longest);
        }

        var rest = $" and {body.Recipients.Count - MentionBatches.Size} more in the thread";
        return Mentions(MentionBatches.Of(body.Recipients, 0), longest - rest.Length) + rest;
    }

    /// <summary>People joined by commas; what does not fit is counted: "and 12 more".</summary>
    public static string Mentions(IEnumerable<Recipient> people, int longest) =>
        JoinLines([.. people.Where(IsFirst(new(StringComparer.Ordinal))).Select(Mention).Where(line => line.Length > 0)], longest);

    /// <summary>Names joined by commas; what does not fit is counted: "and 12 more".</summary>
    public static string Join(IEnumerable<string?> names, int longest) =>
        JoinLines([.. names.OfType<string>().Select(name => Mrkdwn.Line(name, MessageLimits.Part)).Where(line => line.Length > 0)], longest);

    private static string?[] NamesOf(EventBody body) =>
        body.Recipients.Count > 0 ? [.. body.Recipients.Select(NameOf)] : [body.Group?.Name ?? body.Group?.Id];

    // Two of a source's accounts may be one user at Slack.
    private static Func<Recipient, bool> IsFirst(HashSet<string> mentioned) => person => person.SlackUserId is not { } id || mentioned.Add(id);

    private static string Mention(Recipient person) =>
        person.SlackUserId is { } id ? $"<@{id}>" : Mrkdwn.Line(NameOf(person) ?? "", MessageLimits.Part);

    private static string JoinLines(string[] lines, int longest)
    {
        var joined = string.Join(", ", lines);
        if (joined.Length <= longest)
        {
            return joined;
        }

        var room = longest - More(lines.Length).Length;
        var (shown, length) = (0, 0);
        while (shown < lines.Length && length + lines[shown].Length <= room)
        {
            length += lines[shown++].Length + 2;
        }

        return string.Join(", ", lines[..shown]) + More(lines.Length - shown);
    }

    private static string More(int count) => $" and {count} more";
}
