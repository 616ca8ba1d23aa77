namespace Portal.Domain.Notifications.Events;

/// <summary>An event as a source system sent it, read and checked. Times are in UTC.</summary>
public sealed record EventBody
{
    public required string Type { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public string? Product { get; init; }

    public EventApproval? Approval { get; init; }

    public required EventStep Step { get; init; }

    public required EventSubject Subject { get; init; }

    public EventPerson? Requester { get; init; }

    public IReadOnlyList<Recipient> Recipients { get; init; } = [];

    public EventGroup? Group { get; init; }

    public EventLinks? Links { get; init; }

    public EventDecision? Decision { get; init; }
}

/// <summary>The approval that the event belongs to. No <c>DefinitionId</c> means the instance's defaults.</summary>
public sealed record EventApproval(string? Id, string? DefinitionId, string? VotingRule, DateTimeOffset? Deadline);

/// <summary>The step that became active. No <c>DefinitionStepId</c> means no settings of its own.</summary>
/// <param name="Version">Grows with each state of the step; a lower one never overwrites a higher one.</param>
public sealed record EventStep(string Id, string? DefinitionStepId, string? Name, string? Type, string? Action, long Version = 1);

/// <summary>What has to be decided: an issue, a page. At least one of key and summary is given.</summary>
public sealed record EventSubject(string? Key, string? Summary, string? Url, EventProject? Project);

public sealed record EventProject(string? Key, string? Name);

public sealed record EventPerson(string? AccountId, string? DisplayName, string? Email);

/// <summary>One person to tell; at least one of account id, e-mail and display name is given.</summary>
public sealed record Recipient
{
    public string? AccountId { get; init; }

    public string? DisplayName { get; init; }

    public string? Email { get; init; }

    public string? Role { get; init; }

    /// <summary>For whom this person stands in; null for everyone who is not a delegate.</summary>
    public string? DelegatorName { get; init; }

    public string? DelegateConfigId { get; init; }

    /// <summary>Who that is at Slack. No event says it: it is looked up.</summary>
    public string? SlackUserId { get; init; }
}

public sealed record EventGroup(string? Id, string? Name);

/// <summary>Where the buttons lead. A missing link means that its button is not offered.</summary>
public sealed record EventLinks(string? Approve, string? Reject, string? Vote);

/// <summary>What was decided, and how far the step is.</summary>
/// <param name="Pending">Account ids of those who have not decided.</param>
/// <param name="Final">Nothing more will be decided in this step.</param>
public sealed record EventDecision(
    string? Action,
    EventPerson? Decider,
    DateTimeOffset? DecidedAt,
    string? Comment,
    int? ApprovedCount,
    int? RequiredCount,
    IReadOnlyList<string> Pending,
    bool Final);
