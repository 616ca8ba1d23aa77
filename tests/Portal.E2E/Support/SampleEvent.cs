using System.Text.Json;

namespace Portal.E2E.Support;

/// <summary>An event as a source posts it: somebody waits for Jan's approval, or for that of others.</summary>
/// <param name="Definition">Null leaves the route to the instance's default connection.</param>
internal sealed record SampleEvent(string Key, string Summary, string? Definition = "def-1") : SourceEvent(Key)
{
    public IReadOnlyList<Person> Approvers { get; init; } = [new("Jan Kowalski")];

    public string Rule { get; init; } = "ANY";

    /// <summary>The step of the definition, which may say how it is delivered.</summary>
    public string? Step { get; init; }

    public DecidedEvent Decided(Person by) => new(this, by);

    public override byte[] ToBody() => JsonSerializer.SerializeToUtf8Bytes(new
    {
        type = "CALL_FOR_ACTION",
        occurredAt = Now,
        product = "JIRA",
        approval = new { id = "approval-" + Key, definitionId = Definition, votingRule = Rule },
        step = new { id = "step-" + Key, definitionStepId = Step, name = "Legal", type = Approvers.Count == 1 ? "USER" : "GROUP", action = "APPROVAL" },
        subject = new { key = Key, summary = Summary, url = "https://acme.example/browse/" + Key, project = new { key = "FIN", name = "Finance" } },
        requester = new { displayName = "Rita Reyes" },
        recipients = Approvers.Select(person => new { accountId = person.Account, displayName = person.Name, email = person.Email, role = "APPROVER" }),
        links = new { approve = "https://acme.example/approve/" + Key, reject = "https://acme.example/reject/" + Key },
    });
}
