using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Portal.SlackSimulator;

namespace Portal.UnitTests.Support;

/// <summary>A request as Slack signs it, any part of which may be spoilt.</summary>
internal sealed record SlackPost(string Path, byte[] Body)
{
    public string Secret { get; init; } = SampleWorkspace.SigningSecret;

    public TimeSpan Age { get; init; }

    public byte[]? SentBody { get; init; }

    public string ContentType { get; init; } = "application/json";

    /// <param name="inner">What happened.</param>
    /// <param name="id">The event's; null for a new one.</param>
    /// <param name="at">When it happened; null for now.</param>
    /// <param name="team">Where.</param>
    /// <param name="app">Whose app.</param>
    /// <param name="bot">The bot that the event is told to; null where Slack does not name one.</param>
    public static SlackPost Event(
        JsonObject inner, string? id = null, DateTimeOffset? at = null, string team = SampleWorkspace.TeamId, string app = SampleWorkspace.AppId, string? bot = null) =>
        new("/slack/events", Encoding.UTF8.GetBytes(new JsonObject
        {
            ["type"] = "event_callback",
            ["team_id"] = team,
            ["api_app_id"] = app,
            ["event"] = inner.DeepClone(),
            ["authorizations"] = bot is null ? new JsonArray() : new JsonArray(new JsonObject { ["is_bot"] = true, ["user_id"] = bot }),
            ["event_id"] = id ?? "Ev" + Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString("N"),
            ["event_time"] = (at ?? TimeProvider.System.GetUtcNow()).ToUnixTimeSeconds(),
        }.ToJsonString()));

    public static SlackPost Interaction(JsonObject payload) =>
        new("/slack/interactions", Encoding.UTF8.GetBytes("payload=" + Uri.EscapeDataString(payload.ToJsonString()))) { ContentType = "application/x-www-form-urlencoded" };

    public async Task<HttpResponseMessage> SendAsync(HttpClient client)
    {
        var timestamp = (TimeProvider.System.GetUtcNow() - Age).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signed = Encoding.UTF8.GetBytes($"v0:{timestamp}:").Concat(Body).ToArray();
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = new ByteArrayContent(SentBody ?? Body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(ContentType);
        request.Headers.Add("X-Slack-Request-Timestamp", timestamp);
        request.Headers.Add("X-Slack-Signature", "v0=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), signed)));
        return await client.SendAsync(request);
    }
}
