using Portal.Domain.Notifications.Events;

namespace Portal.Domain.Notifications.Parsing;

/// <summary>The objects inside an event. In each of them the last of several fields with one name counts.</summary>
internal static class EventPartParser
{
    public static EventApproval? Approval(ref FieldReader json)
    {
        if (!json.Enter("approval"u8, "approval"))
        {
            return null;
        }

        string? id = null, definitionId = null, votingRule = null;
        DateTimeOffset? deadline = null;
        while (json.Next())
        {
            _ = json.Text("id"u8, FieldLimits.Name, ref id, TooLong.LeaveOut) || json.Text("definitionId"u8, FieldLimits.Name, ref definitionId, TooLong.LeaveOut)
                || json.Text("votingRule"u8, FieldLimits.Name, ref votingRule, TooLong.Cut) || json.Time("deadline"u8, ref deadline) || json.Skip();
        }

        json.Leave();
        return new EventApproval(id, definitionId, votingRule, deadline);
    }

    public static EventStep? Step(ref FieldReader json)
    {
        if (!json.Enter("step"u8, "step"))
        {
            return null;
        }

        string? id = null, definitionStepId = null, name = null, type = null, action = null;
        long? version = null;
        while (json.Next())
        {
            _ = json.Text("id"u8, FieldLimits.Name, ref id) || json.Text("definitionStepId"u8, FieldLimits.Name, ref definitionStepId, TooLong.LeaveOut)
                || json.Text("name"u8, FieldLimits.Name, ref name, TooLong.Cut) || json.Text("type"u8, FieldLimits.Name, ref type, TooLong.LeaveOut)
                || json.Text("action"u8, FieldLimits.Name, ref action, TooLong.Cut) || json.Whole("version"u8, long.MaxValue, ref version) || json.Skip();
        }

        json.Require(id is not null, "step.id", "is missing. Give the id of the step that became active.");
        if (type is not (null or "USER" or "GROUP" or "VOTE" or "EMAIL"))
        {
            json.Warn("step.type", "is none of USER, GROUP, VOTE and EMAIL, and was left out.");
            type = null;
        }

        json.Leave();
        return new EventStep(id ?? "", definitionStepId, name, type, action, version ?? 1);
    }

    public static EventSubject? Subject(ref FieldReader json)
    {
        if (!json.Enter("subject"u8, "subject"))
        {
            return null;
        }

        string? key = null, summary = null, url = null;
        EventProject? project = null;
        while (json.Next())
        {
            if (json.Is("project"u8))
            {
                project = Project(ref json);
                continue;
            }

            _ = json.Text("key"u8, FieldLimits.Name, ref key, TooLong.Cut) || json.Text("summary"u8, FieldLimits.Summary, ref summary, TooLong.Cut)
                || json.Url("url"u8, ref url) || json.Skip();
        }

        var isNamed = key is not null || summary is not null || json.HasProblemBelow("subject.summary");
        json.Require(isNamed, "subject.key", "is missing, and so is subject.summary. Give at least one of them: it is what people read.");
        json.Leave();
        return new EventSubject(key, summary, url, project);
    }

    public static EventPerson? Person(ref FieldReader json, ReadOnlySpan<byte> field, string path, string outer)
    {
        if (!json.Enter(field, path))
        {
            return null;
        }

        string? accountId = null, displayName = null, email = null;
        while (json.Next())
        {
            _ = json.Text("accountId"u8, FieldLimits.Name, ref accountId, TooLong.LeaveOut) || json.Text("displayName"u8, FieldLimits.Name, ref displayName, TooLong.Cut)
                || json.Text("email"u8, FieldLimits.Email, ref email, TooLong.LeaveOut) || json.Skip();
        }

        json.Leave(outer);
        return new EventPerson(accountId, displayName, email);
    }

    public static EventGroup? Group(ref FieldReader json)
    {
        if (!json.Enter("group"u8, "group"))
        {
            return null;
        }

        var (id, name) = IdAndName(ref json, "id"u8);
        json.Require(id is not null || name is not null || json.HasProblemBelow("group."), "group.id", "is missing, and so is group.name. Give at least one of them.");
        json.Leave();
        return new EventGroup(id, name);
    }

    public static EventLinks? Links(ref FieldReader json)
    {
        if (!json.Enter("links"u8, "links"))
        {
            return null;
        }

        string? approve = null, reject = null, vote = null;
        while (json.Next())
        {
            _ = json.Url("approve"u8, ref approve) || json.Url("reject"u8, ref reject) || json.Url("vote"u8, ref vote) || json.Skip();
        }

        json.Leave();
        return new EventLinks(approve, reject, vote);
    }

    private static EventProject? Project(ref FieldReader json)
    {
        if (!json.Enter("project"u8, "subject.project"))
        {
            return null;
        }

        var (key, name) = IdAndName(ref json, "key"u8);
        json.Leave("subject");
        return new EventProject(key, name);
    }

    private static (string? Id, string? Name) IdAndName(ref FieldReader json, ReadOnlySpan<byte> idName)
    {
        string? id = null, name = null;
        while (json.Next())
        {
            _ = json.Text(idName, FieldLimits.Name, ref id, TooLong.LeaveOut) || json.Text("name"u8, FieldLimits.Name, ref name, TooLong.Cut) || json.Skip();
        }

        return (id, name);
    }
}
