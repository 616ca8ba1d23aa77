using Portal.Domain.Notifications.Events;
using Portal.Domain.Notifications.EventTypes;
using Portal.Domain.Notifications.Messages;
using Portal.Domain.Notifications.Routing;

namespace Portal.Domain.Notifications.Composing;

/// <summary>Writes the message of an event. Whatever the event holds, the message is within Slack's limits.</summary>
public static class MessageComposer
{
    private const string Separator = "  |  ";

    /// <param name="type">The event's kind.</param>
    /// <param name="body">The event; whom it tells is mentioned where their Slack id is known.</param>
    /// <param name="route">How it is sent.</param>
    /// <param name="progress">How far the step is, as markup.</param>
    /// <param name="version">Which state of the step that is; 0 before there is any.</param>
    public static SlackMessage Compose(Announcement type, EventBody body, RouteDecision route, string? progress = null, int version = 0)
    {
        List<Block> blocks = [new SectionBlock(new MrkdwnText(Section(type, body, route)))];
        AddContext(blocks, Context(body));
        AddContext(blocks, Delegators(body));
        AddContext(blocks, progress ?? "");
        if (type.ButtonsOf(body) is { Count: > 0 } buttons)
        {
            blocks.Add(new ActionsBlock(buttons) { BlockId = version == 0 ? "approval_actions" : $"approval_actions_{version}" });
        }

        AddContext(blocks, type.ClosesWithStep && route.HasFixedChannel ? LiveState(body.Subject) : "");

        return new SlackMessage(PlainSummary(type, body), blocks);
    }

    // A webhook's message stays as it was sent, whatever becomes of the matter.
    private static string LiveState(EventSubject subject) => SubjectLine.HasLink(subject)
        ? $"This message does not change. {Mrkdwn.Link(subject.Url!, "See where it stands")}"
        : "This message does not change after a decision.";

    private static string Section(Announcement type, EventBody body, RouteDecision route)
    {
        var rest = $"*{type.TitleOf(body)}* -- {SubjectLine.Linked(body.Subject)}";
        var facts = Facts(body, Mrkdwn.Date, bold: true);
        rest = facts.Length == 0 ? rest : rest + "\n" + facts;
        var people = NameList.MentionsOf(body, route, MessageLimits.Section - rest.Length - 1);
        return people.Length == 0 ? rest : people + "\n" + rest;
    }

    // Phones show the start of it, so what matters comes first.
    private static string PlainSummary(Announcement type, EventBody body)
    {
        var people = NameList.Of(body, MessageLimits.Names);
        string[] parts =
        [
            $"{type.TitleOf(body)}: {SubjectLine.Plain(body.Subject)}",
            Facts(body, Mrkdwn.PlainDate, bold: false),
            people.Length == 0 ? "" : "For: " + people,
        ];
        return string.Join(Separator, parts.Where(part => part.Length > 0));
    }

    private static string Facts(EventBody body, Func<DateTimeOffset, string> date, bool bold)
    {
        string[] facts =
        [
            Fact("Step", Line(body.Step.Name), bold),
            Fact("Requested by", Line(NameList.NameOf(body.Requester)), bold),
            Fact("Deadline", body.Approval?.Deadline is { } deadline ? date(deadline) : "", bold),
        ];
        return string.Join(Separator, facts.Where(fact => fact.Length > 0));
    }

    private static string Fact(string label, string value, bool bold) =>
        value.Length == 0 ? "" : bold ? $"*{label}:* {value}" : $"{label}: {value}";

    private static string Context(EventBody body)
    {
        var project = Line(body.Subject.Project?.Name ?? body.Subject.Project?.Key);
        var rule = Line(body.Approval?.VotingRule);
        string[] parts = [project.Length == 0 ? "" : $"Project: *{project}*", rule.Length == 0 ? "" : $"Rule: *{rule}*"];
        return string.Join(Separator, parts.Where(part => part.Length > 0));
    }

    private static string Delegators(EventBody body)
    {
        var names = NameList.Join(body.Recipients.Select(person => person.DelegatorName).Distinct(StringComparer.Ordinal), MessageLimits.Names);
        return names.Length == 0 ? "" : $"Delegating for: *{names}*";
    }

    private static void AddContext(List<Block> blocks, string text)
    {
        if (text.Length > 0)
        {
            blocks.Add(new ContextBlock([new MrkdwnText(text)]));
        }
    }

    private static string Line(string? text) => text is null ? "" : Mrkdwn.Line(text, MessageLimits.Part);
}
