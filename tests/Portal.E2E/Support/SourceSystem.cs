using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Portal.E2E.Support;

/// <summary>A system outside of the portal: posts signed events, or calls the API with a token.</summary>
internal sealed class SourceSystem(Visit visit)
{
    private const string Instance = "/api/v1/instances/sample";

    /// <summary>Signs as Standard Webhooks says; the answer's status.</summary>
    public async Task<int> PostAsync(SourceEvent happened, string secret)
    {
        var body = happened.ToBody();
        var id = $"{happened.Key}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}";
        var at = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var key = Convert.FromBase64String(secret["whsec_".Length..]);
        byte[] content = [.. Encoding.UTF8.GetBytes($"{id}.{at}."), .. body];
        var signature = Convert.ToBase64String(HMACSHA256.HashData(key, content));
        var answer = await visit.Page.APIRequest.PostAsync(Instance + "/events", new()
        {
            DataByte = body,
            Headers = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["content-type"] = "application/json",
                ["webhook-id"] = id,
                ["webhook-timestamp"] = at,
                ["webhook-signature"] = "v1," + signature,
            },
        });
        return answer.Status;
    }

    public async Task<int> AskAsync(string path, string token) => (await SendAsync("GET", path, token, null)).Status;

    public async Task<JsonElement> DoAsync(string path, string token, object? body = null)
    {
        var answer = await SendAsync("POST", path, token, body);
        answer.Ok.ShouldBeTrue(await answer.TextAsync());
        return (await answer.JsonAsync())!.Value;
    }

    private Task<IAPIResponse> SendAsync(string method, string path, string token, object? body) =>
        visit.Page.APIRequest.FetchAsync(Instance + path, new()
        {
            Method = method,
            DataObject = body,
            Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["authorization"] = "Bearer " + token },
        });
}
