namespace Portal.Domain.Notifications.Events;

/// <summary>The objects inside an event. In each of them the last of several fields with one name counts.</summary>
internal static class EventPartParser
{
    public static EventApproval? Approval(ref FieldReader json)
    {
        if (!json.Enter("approval", "approval"))
        {
            return null;
        }

        string? id = null;
        string? definitionId = null;
        string? votingRule = null;
        DateTimeOffset? deadline = null;
        while (json.Next())
        {
            if (json.Is("id"u8))
            {
                id = json.Text("id", FieldLimits.Name);
            }
            else if (json.Is("definitionId"u8))
            {
                definitionId = json.Text("definitionId", FieldLimits.Name);
            }
            else if (json.Is("votingRule"u8))
            {
                votingRule = json.Text("votingRule", FieldLimits.Name);
            }
            else if (json.Is("deadline"u8))
            {
                deadline = json.Time("deadline");
            }
            else
            {
                json.Skip();
            }
        }

        json.Leave();
        return new EventApproval(id, definitionId, votingRule, deadline);
    }

    public static EventStep? Step(ref FieldReader json)
    {
        if (!json.Enter("step", "step"))
        {
            return null;
        }

        string? id = null;
        string? definitionStepId = null;
        string? name = null;
        string? type = null;
        string? action = null;
        long? version = null;
        while (json.Next())
        {
            if (json.Is("id"u8))
            {
                id = json.Text("id", FieldLimits.Name);
            }
            else if (json.Is("definitionStepId"u8))
            {
                definitionStepId = json.Text("definitionStepId", FieldLimits.Name);
            }
            else if (json.Is("name"u8))
            {
                name = json.Text("name", FieldLimits.Name);
            }
            else if (json.Is("type"u8))
            {
                type = json.Text("type", FieldLimits.Name);
            }
            else if (json.Is("action"u8))
            {
                action = json.Text("action", FieldLimits.Name);
            }
            else if (json.Is("version"u8))
            {
                version = json.Whole("version", long.MaxValue);
            }
            else
            {
                json.Skip();
            }
        }

        json.Require(id is not null, "step.id", "is missing. Give the id of the step that became active.");
        json.Require(type is null or "USER" or "GROUP" or "VOTE" or "EMAIL", "step.type", "must be USER, GROUP, VOTE or EMAIL.");
        json.Leave();
        return new EventStep(id ?? "", definitionStepId, name, type, action, version ?? 1);
    }

    public static EventSubject? Subject(ref FieldReader json)
    {
        if (!json.Enter("subject", "subject"))
        {
            return null;
        }

        string? key = null;
        string? summary = null;
        string? url = null;
        EventProject? project = null;
        while (json.Next())
        {
            if (json.Is("key"u8))
            {
                key = json.Text("key", FieldLimits.Name);
            }
            else if (json.Is("summary"u8))
            {
                summary = json.Text("summary", FieldLimits.Summary);
            }
            else if (json.Is("url"u8))
            {
                url = json.Url("url");
            }
            else if (json.Is("project"u8))
            {
                project = Project(ref json);
            }
            else
            {
                json.Skip();
            }
        }

        var isNamed = key is not null || summary is not null || json.Problems.Any(problem => problem.Field is "subject.key" or "subject.summary");
        json.Require(isNamed, "subject.key", "is missing, and so is subject.summary. Give at least one of them: it is what people read.");
        json.Leave();
        return new EventSubject(key, summary, url, project);
    }

    public static EventPerson? Person(ref FieldReader json, string field, string path, string outer)
    {
        if (!json.Enter(field, path))
        {
            return null;
        }

        string? accountId = null;
        string? displayName = null;
        string? email = null;
        while (json.Next())
        {
            if (json.Is("accountId"u8))
            {
                accountId = json.Text("accountId", FieldLimits.Name);
            }
            else if (json.Is("displayName"u8))
            {
                displayName = json.Text("displayName", FieldLimits.Name);
            }
            else if (json.Is("email"u8))
            {
                email = json.Text("email", FieldLimits.Email);
            }
            else
            {
                json.Skip();
            }
        }

        json.Leave(outer);
        return new EventPerson(accountId, displayName, email);
    }

    public static EventGroup? Group(ref FieldReader json)
    {
        if (!json.Enter("group", "group"))
        {
            return null;
        }

        string? id = null;
        string? name = null;
        while (json.Next())
        {
            if (json.Is("id"u8))
            {
                id = json.Text("id", FieldLimits.Name);
            }
            else if (json.Is("name"u8))
            {
                name = json.Text("name", FieldLimits.Name);
            }
            else
            {
                json.Skip();
            }
        }

        json.Require(id is not null || name is not null, "group.id", "is missing, and so is group.name. Give at least one of them.");
        json.Leave();
        return new EventGroup(id, name);
    }

    public static EventLinks? Links(ref FieldReader json)
    {
        if (!json.Enter("links", "links"))
        {
            return null;
        }

        string? approve = null;
        string? reject = null;
        string? vote = null;
        while (json.Next())
        {
            if (json.Is("approve"u8))
            {
                approve = json.Url("approve");
            }
            else if (json.Is("reject"u8))
            {
                reject = json.Url("reject");
            }
            else if (json.Is("vote"u8))
            {
                vote = json.Url("vote");
            }
            else
            {
                json.Skip();
            }
        }

        json.Leave();
        return new EventLinks(approve, reject, vote);
    }

    private static EventProject? Project(ref FieldReader json)
    {
        if (!json.Enter("project", "subject.project"))
        {
            return null;
        }

        string? key = null;
        string? name = null;
        while (json.Next())
        {
            if (json.Is("key"u8))
            {
                key = json.Text("key", FieldLimits.Name);
            }
            else if (json.Is("name"u8))
            {
                name = json.Text("name", FieldLimits.Name);
            }
            else
            {
                json.Skip();
            }
        }

        json.Leave("subject");
        return new EventProject(key, name);
    }
}
