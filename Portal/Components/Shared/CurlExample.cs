namespace Portal.Components.Shared;

/// <summary>Shell commands that a person can paste to send one event.</summary>
internal static class CurlExample
{
    /// <param name="baseUri">Of the portal, ending in a slash.</param>
    /// <param name="slug">The instance.</param>
    /// <param name="secret">The signing secret; a placeholder where it is not known.</param>
    public static string Signed(string baseUri, string slug, string secret) => $$"""
        SECRET='{{secret}}'
        ID="evt_$(date +%s%N)"; TS=$(date +%s)
        BODY='{{Body()}}'
        KEY=$(printf %s "${SECRET#whsec_}" | base64 -d | od -An -v -tx1 | tr -d ' \n')
        SIG=$(printf '%s.%s.%s' "$ID" "$TS" "$BODY" | openssl dgst -sha256 -mac HMAC -macopt "hexkey:$KEY" -binary | base64)
        curl -i '{{baseUri}}api/v1/instances/{{slug}}/events' \
          -H 'content-type: application/json' -H "webhook-id: $ID" -H "webhook-timestamp: $TS" \
          -H "webhook-signature: v1,$SIG" --data-binary "$BODY"
        """;

    public static string Bearer(string baseUri, string slug, string token) => $"""
        curl '{baseUri}api/v1/instances/{slug}/connections' -H 'authorization: Bearer {token}'
        """;

    private static string Body() =>
        """{"type":"CALL_FOR_ACTION","occurredAt":"'"$(date -u +%Y-%m-%dT%H:%M:%SZ)"'","product":"JIRA","step":{"id":"'"$ID"'","name":"Finance","type":"USER","action":"APPROVAL"},"subject":{"key":"FIN-12","summary":"New laptop","url":"https://acme.example/browse/FIN-12"},"requester":{"displayName":"Rita"},"recipients":[{"accountId":"u1","displayName":"Jan Kowalski","email":"jan@acme.test","role":"APPROVER"}],"links":{"approve":"https://acme.example/approve/FIN-12"}}""";
}
