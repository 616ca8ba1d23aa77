using System.Globalization;
using System.Text.Json;

namespace Portal.E2E.Support;

/// <summary>An event as a source posts it: somebody waits for Jan's approval.</summary>
/// <param name="Key">Of the subject; also names the event.</param>
/// <param name="Definition">Null leaves the route to the instance's default connection.</param>
internal sealed record SampleEvent(string Key, string Summary, string? Definition = "def-1")
{
    public byte[] ToBody() => JsonSerializer.SerializeToUtf8Bytes(new
    {
        type = "CALL_FOR_ACTION",
        occurredAt = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        product = "JIRA",
        approval = new { id = "approval-" + Key, definitionId = Definition, votingRule = "ANY" },
        step = new { id = "step-" + Key, name = "Legal", type = "USER", action = "APPROVAL" },
        subject = new { key = Key, summary = Summary, url = "https://acme.example/browse/" + Key, project = new { key = "FIN", name = "Finance" } },
        requester = new { displayName = "Rita Reyes" },
        recipients = new[] { new { accountId = "u1", displayName = "Jan Kowalski", email = "jan@acme.test", role = "APPROVER" } },
        links = new { approve = "https://acme.example/approve/" + Key, reject = "https://acme.example/reject/" + Key },
    });
}
