using Portal.Auth;

namespace Portal.Hosting;

/// <summary>What a developer sees on the console once the portal listens.</summary>
internal static class Welcome
{
    /// <summary>
    /// The addresses, and one command that signs and sends a sample event. It signs when it runs, so it works for as long as the source does.
    /// </summary>
    public static string Text(Uri address, Domain.Secret? signingSecret, bool hasSimulator)
    {
        var at = address.ToString().TrimEnd('/');
        var simulator = hasSimulator ? $"  Simulated Slack   {at}{SimulatorSettings.Path}\n" : "";
        var lines = $"\n  Portal            {at}\n{simulator}  API               {at}/swagger\n";
        return signingSecret is null ? lines : lines + Curl(at, signingSecret);
    }

    private static string Curl(string at, Domain.Secret signingSecret)
    {
        var key = Convert.ToHexStringLower(WebhookSignature.KeyOf(signingSecret));
        return $$$"""
              Send a signed sample event (paste all of it into a shell):

            id=sample-$(date +%s) ts=$(date +%s) body='{"type":"CALL_FOR_ACTION","occurredAt":"'$(date -u +%Y-%m-%dT%H:%M:%SZ)'","approval":{"definitionId":"def-1","votingRule":"ANY"},"step":{"id":"step-'$(date +%s)'","definitionStepId":"s-1","name":"Legal","type":"USER","action":"APPROVAL"},"subject":{"key":"FIN-12","summary":"New laptop","url":"https://acme.example/browse/FIN-12","project":{"key":"FIN","name":"Finance"}},"requester":{"displayName":"Rita Reyes"},"recipients":[{"accountId":"u1","displayName":"Jan Kowalski","email":"jan@acme.test","role":"APPROVER"}],"links":{"approve":"https://acme.example/browse/FIN-12?action=approve","reject":"https://acme.example/browse/FIN-12?action=reject"}}'; \
            curl -i {{{at}}}/api/v1/instances/{{{SampleData.InstanceSlug}}}/events -H 'content-type: application/json' -H "webhook-id: $id" -H "webhook-timestamp: $ts" \
              -H "webhook-signature: v1,$(printf '%s' "$id.$ts.$body" | openssl dgst -sha256 -mac HMAC -macopt hexkey:{{{key}}} -binary | base64)" -d "$body"

            """;
    }
}
