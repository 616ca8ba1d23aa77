using Portal.Domain.Notifications.Events;

namespace Portal.Domain.Notifications.Parsing;

/// <summary>The part of an event that says what was decided.</summary>
internal static class DecisionParser
{
    public static EventDecision? Decision(ref FieldReader json)
    {
        if (!json.Enter("decision"u8, "decision"))
        {
            return null;
        }

        var fields = new Fields();
        while (json.Next())
        {
            ReadField(ref json, ref fields);
        }

        json.Leave();
        return new EventDecision(
            fields.Action, fields.Decider, fields.DecidedAt, fields.Comment, (int?)fields.Approved, (int?)fields.Required, fields.Pending ?? [], fields.Final);
    }

    private static void ReadField(ref FieldReader json, ref Fields fields)
    {
        if (json.Is("decider"u8))
        {
            fields.Decider = EventPartParser.Person(ref json, "decider"u8, "decision.decider", "decision");
        }
        else if (json.Is("pending"u8))
        {
            fields.Pending = Pending(ref json);
        }
        else
        {
            _ = json.Text("action"u8, FieldLimits.Name, ref fields.Action, TooLong.Cut) || json.Time("decidedAt"u8, ref fields.DecidedAt)
                || json.Text("comment"u8, FieldLimits.Comment, ref fields.Comment, TooLong.Cut)
                || json.Whole("approvedCount"u8, int.MaxValue, ref fields.Approved)
                || json.Whole("requiredCount"u8, int.MaxValue, ref fields.Required)
                || json.Flag("final"u8, ref fields.Final) || json.Skip();
        }
    }

    private static List<string> Pending(ref FieldReader json)
    {
        List<string> pending = [];
        if (!json.EnterList("pending"u8))
        {
            return pending;
        }

        for (var index = 0; json.NextItem(); index++)
        {
            if (json.ItemText("pending"u8, index, FieldLimits.Name) is not { } id)
            {
                continue;
            }

            json.Require(pending.Count < FieldLimits.Recipients, "decision.pending", $"has more than {FieldLimits.Recipients} people.");
            pending.Add(id);
        }

        return pending;
    }

    private struct Fields
    {
        public string? Action;
        public EventPerson? Decider;
        public DateTimeOffset? DecidedAt;
        public string? Comment;
        public long? Approved;
        public long? Required;
        public List<string>? Pending;
        public bool Final;
    }
}
