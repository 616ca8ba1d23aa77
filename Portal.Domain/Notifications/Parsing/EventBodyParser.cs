using Portal.Domain.Notifications.Events;
using Portal.Domain.Notifications.EventTypes;
using Portal.Domain.Notifications.Messages;

namespace Portal.Domain.Notifications.Parsing;

/// <summary>The event's own fields. Its parts are read by <see cref="EventPartParser"/>.</summary>
internal static class EventBodyParser
{
    private const int LongestQuote = 60;
    private static readonly string TypeNames = string.Join(", ", EventTypeCatalog.All.Select(type => type.Key));

    /// <summary>What the event lacks is reported, and stands empty in the answer.</summary>
    public static EventBody Parse(ref FieldReader json)
    {
        var fields = new Fields();
        while (json.Next())
        {
            ReadField(ref json, ref fields);
        }

        var body = new EventBody
        {
            Type = fields.Type ?? "",
            OccurredAt = fields.OccurredAt ?? default,
            Product = fields.Product,
            Approval = fields.Approval,
            Step = fields.Step ?? new EventStep("", null, null, null, null),
            Subject = fields.Subject ?? new EventSubject(null, null, null, null),
            Requester = fields.Requester,
            Recipients = fields.Recipients ?? [],
            Group = fields.Group,
            Links = fields.Links,
            Decision = fields.Decision,
        };
        Check(ref json, in fields);
        CheckKind(ref json, body);
        return body;
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
            _ = json.Text("type"u8, FieldLimits.Name, ref fields.Type) || json.Time("occurredAt"u8, ref fields.OccurredAt, isNeeded: true)
                || json.Text("product"u8, FieldLimits.Name, ref fields.Product, TooLong.Cut) || ReadOptionalPart(ref json, ref fields) || json.Skip();
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
            json.Report("type", $"is \"{Mrkdwn.Truncate(type, LongestQuote)}\", which Portal does not know. Give one of {TypeNames}.");
        }

        json.Require(fields.OccurredAt is not null, "occurredAt", "is missing. Give the time of the event, for example \"2026-11-21T10:00:00Z\".");
        json.Require(fields.Step is not null || json.Problems.Any(problem => problem.Field == "step"), "step.id", "is missing. Give the id of the step that became active.");
        json.Require(fields.Subject is not null, "subject", "is missing. Say what has to be decided: key, summary and url.");
    }

    // Most events tell people, so one of an unknown kind is asked for them too.
    private static void CheckKind(ref FieldReader json, EventBody body)
    {
        foreach (var requirement in EventTypeCatalog.Find(body.Type)?.Requirements ?? [EventRequirement.Recipients])
        {
            var isMet = requirement.IsMet(body) || json.HasProblemBelow(requirement.Field.Split('.')[0]);
            json.Require(isMet, requirement.Field, requirement.Problem);
        }
    }

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
