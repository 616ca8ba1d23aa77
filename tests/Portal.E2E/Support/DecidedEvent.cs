using System.Text.Json;

namespace Portal.E2E.Support;

/// <summary>The source says that somebody approved.</summary>
internal sealed record DecidedEvent(SampleEvent Asked, Person By) : SourceEvent(Asked.Key)
{
    /// <summary>Whose approval is still missing.</summary>
    public IReadOnlyList<Person> Pending { get; init; } = [];

    private int Required => Asked.Rule == "ALL" ? Asked.Approvers.Count : 1;

    public override byte[] ToBody() => JsonSerializer.SerializeToUtf8Bytes(new
    {
        type = "STEP_DECIDED",
        occurredAt = Now,
        approval = new { id = "approval-" + Key, definitionId = Asked.Definition, votingRule = Asked.Rule },
        step = new { id = "step-" + Key },
        subject = new { key = Key, summary = Asked.Summary },
        decision = new
        {
            action = "APPROVED",
            decider = new { accountId = By.Account, displayName = By.Name },
            decidedAt = Now,
            approvedCount = Required - Pending.Count,
            requiredCount = Required,
            pending = Pending.Select(person => person.Account),
            final = Pending.Count == 0,
        },
    });
}
