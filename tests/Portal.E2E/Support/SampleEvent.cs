using System.Globalization;
using System.Text.Json;

namespace Portal.E2E.Support;

/// <summary>An event as a source posts it: somebody waits for Jan's approval.</summary>
/// <param name="Key">Of the subject; also names the event.</param>
/// <param name="Definition">Null leaves the route to the instance's default connection.</param>
/// <param name="Type"><c>STEP_DECIDED</c> says that Jan approved; other types do not look at the decision.</param>
internal sealed record SampleEvent(string Key, string Summary, string? Definition = "def-1", string Type = "CALL_FOR_ACTION")
{
    public byte[] ToBody() => JsonSerializer.SerializeToUtf8Bytes(new
    {
        type = Type,
        occurredAt = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        product = "JIRA",
        approval = new { id = "approval-" + Key, definitionId = Definition, votingRule = "ANY" },
        step = new { id = "step-" + Key, name = "Legal", type = "USER", action = "APPROVAL" },
        subject = new { key = Key, summary = Summary, url = "https://acme.example/browse/" + Key, project = new { key = "FIN", name = "Finance" } },
        requester = new { displayName = "Rita Reyes" },
        recipients = new[] { new { accountId = "u1", displayName = "Jan Kowalski", email = "jan@acme.test", role = "APPROVER" } },
        decision = new
        {
            action = "APPROVED",
            decider = new { accountId = "u1", displayName = "Jan Kowalski" },
            decidedAt = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            final = true,
        },
        links = new { approve = "https://acme.example/approve/" + Key, reject = "https://acme.example/reject/" + Key },
    });
}
