using Portal.Domain.Notifications.EventTypes;
using Portal.Domain.Notifications.Events;

namespace Portal.Domain.Notifications.Parsing;

/// <summary>The event's own fields. Its parts are read by <see cref="EventPartParser"/>.</summary>
internal static class EventBodyParser
{
    private static readonly string TypeNames = string.Join(", ", EventTypeCatalog.All.Select(type => type.Key));

    public static EventBody? Parse(ref FieldReader json)
    {
        var fields = new Fields();
        while (json.Next())
        {
            ReadField(ref json, ref fields);
        }

        Check(ref json, in fields);
        return fields is not { Type: { } type, OccurredAt: { } occurredAt, Step: { } step, Subject: { } subject } ? null : new EventBody
        {
            Type = type,
            OccurredAt = occurredAt,
            Product = fields.Product,
            Approval = fields.Approval,
            Step = step,
            Subject = subject,
            Requester = fields.Requester,
            Recipients = fields.Recipients ?? [],
            Group = fields.Group,
            Links = fields.Links,
            Decision = fields.Decision,
        };
    }

    private static void ReadField(ref FieldReader json, ref Fields fields)
    {
        if (json.Is("step"u8))
        {
            fields.Step = EventPartParser.Step(ref json);
        }
        else if (json.Is("subject"u8))
        {
            fields.Subject = EventPartParser.Subject(ref json);
        }
        else if (json.Is("recipients"u8))
        {
            fields.Recipients = RecipientParser.Recipients(ref json);
        }
        else
        {
            _ = json.Text("type"u8, FieldLimits.Name, ref fields.Type) || json.Time("occurredAt"u8, ref fields.OccurredAt)
                || json.Text("product"u8, FieldLimits.Name, ref fields.Product) || ReadOptionalPart(ref json, ref fields) || json.Skip();
        }
    }

    private static bool ReadOptionalPart(ref FieldReader json, ref Fields fields)
    {
        if (json.Is("approval"u8))
        {
            fields.Approval = EventPartParser.Approval(ref json);
        }
        else if (json.Is("requester"u8))
        {
            fields.Requester = EventPartParser.Person(ref json, "requester"u8, "requester", "");
        }
        else if (json.Is("group"u8))
        {
            fields.Group = EventPartParser.Group(ref json);
        }
        else if (json.Is("links"u8))
        {
            fields.Links = EventPartParser.Links(ref json);
        }
        else if (json.Is("decision"u8))
        {
            fields.Decision = DecisionParser.Decision(ref json);
        }
        else
        {
            return false;
        }

        return true;
    }

    private static void Check(ref FieldReader json, in Fields fields)
    {
        json.Require(fields.Type is not null, "type", $"is missing. Give one of {TypeNames}.");
        if (fields.Type is { } type && EventTypeCatalog.Find(type) is null)
        {
            json.Report("type", $"is \"{Start(type)}\", which Portal does not know. Give one of {TypeNames}.");
        }

        json.Require(fields.OccurredAt is not null, "occurredAt", "is missing. Give the time of the event, for example \"2026-11-21T10:00:00Z\".");
        json.Require(fields.Step is not null || json.Problems.Any(problem => problem.Field == "step"), "step.id", "is missing. Give the id of the step that became active.");
        json.Require(fields.Subject is not null, "subject", "is missing. Say what has to be decided: key, summary and url.");
        var kind = EventTypeCatalog.Find(fields.Type ?? "");
        json.Require(kind is not { NeedsDecision: true } || fields.Decision is { Action.Length: > 0 } || json.HasProblemBelow("decision"),
            "decision.action", "is missing. Say what was decided, for example \"APPROVED\".");
        json.Require(kind is { NeedsRecipients: false } || fields.Recipients is { Count: > 0 } || fields.Group is not null || json.HasProblemBelow("recipients["),
            "recipients", "names nobody and there is no group. Give at least one recipient, or a group.");
    }

    private static string Start(string text) => text.Length <= 60 ? text : Messages.Mrkdwn.Truncate(text, 60);

    private struct Fields
    {
        public string? Type;
        public DateTimeOffset? OccurredAt;
        public string? Product;
        public EventApproval? Approval;
        public EventStep? Step;
        public EventSubject? Subject;
        public EventPerson? Requester;
        public IReadOnlyList<Recipient>? Recipients;
        public EventGroup? Group;
        public EventLinks? Links;
        public EventDecision? Decision;
    }
}
