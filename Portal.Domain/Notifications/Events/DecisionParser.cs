namespace Portal.Domain.Notifications.Events;

/// <summary>The part of an event that says what was decided.</summary>
internal static class DecisionParser
{
    public static EventDecision? Decision(ref FieldReader json)
    {
        if (!json.Enter("decision", "decision"))
        {
            return null;
        }

        string? action = null;
        EventPerson? decider = null;
        DateTimeOffset? decidedAt = null;
        string? comment = null;
        long? approvedCount = null;
        long? requiredCount = null;
        IReadOnlyList<string> pending = [];
        bool final = false;
        while (json.Next())
        {
            if (json.Is("action"u8))
            {
                action = json.Text("action", FieldLimits.Name);
            }
            else if (json.Is("decider"u8))
            {
                decider = EventPartParser.Person(ref json, "decider", "decision.decider", "decision");
            }
            else if (json.Is("decidedAt"u8))
            {
                decidedAt = json.Time("decidedAt");
            }
            else if (json.Is("comment"u8))
            {
                comment = json.Text("comment", FieldLimits.Comment);
            }
            else if (json.Is("approvedCount"u8))
            {
                approvedCount = json.Whole("approvedCount", int.MaxValue);
            }
            else if (json.Is("requiredCount"u8))
            {
                requiredCount = json.Whole("requiredCount", int.MaxValue);
            }
            else if (json.Is("pending"u8))
            {
                pending = Pending(ref json);
            }
            else if (json.Is("final"u8))
            {
                final = json.Flag("final");
            }
            else
            {
                json.Skip();
            }
        }

        json.Leave();
        return new EventDecision(action, decider, decidedAt, comment, (int?)approvedCount, (int?)requiredCount, pending, final);
    }

    private static List<string> Pending(ref FieldReader json)
    {
        List<string> pending = [];
        if (!json.EnterList("pending"))
        {
            return pending;
        }

        for (var index = 0; json.NextItem(); index++)
        {
            if (json.ItemText("pending", index, FieldLimits.Name) is { } id && pending.Count < FieldLimits.Recipients)
            {
                pending.Add(id);
            }
        }

        return pending;
    }
}
