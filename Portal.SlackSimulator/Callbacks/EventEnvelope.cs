using System.Text.Json.Nodes;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Callbacks;

/// <summary>The outer JSON of the Events API.</summary>
internal static class EventEnvelope
{
    // Deprecated, still sent: apps check the signature instead.
    public const string VerificationToken = "simulator-verification";

    public static CallbackRequest Of(SlackEvent slackEvent, Team team, Uri url, DateTimeOffset now, string? eventId = null)
    {
        var id = eventId ?? "Ev0" + RandomText.Of(9).ToUpperInvariant();
        var body = new JsonObject
        {
            ["token"] = VerificationToken,
            ["team_id"] = team.Id,
            ["api_app_id"] = SampleWorkspace.AppId,
            ["event"] = slackEvent.Body.DeepClone(),
            ["type"] = "event_callback",
            ["event_id"] = id,
            ["event_time"] = now.ToUnixTimeSeconds(),
            ["authorizations"] = new JsonArray(new JsonObject
            {
                ["enterprise_id"] = null,
                ["team_id"] = team.Id,
                ["user_id"] = team.BotUserId,
                ["is_bot"] = true,
                ["is_enterprise_install"] = false,
            }),
            ["is_ext_shared_channel"] = false,
            ["event_context"] = $"4-{id}",
        };
        return Request(slackEvent.Type, url, body) with { EventId = id };
    }

    public static CallbackRequest Verification(Uri url, string challenge) => Request("url_verification", url, new()
    {
        ["token"] = VerificationToken,
        ["challenge"] = challenge,
        ["type"] = "url_verification",
    });

    public static CallbackRequest RateLimited(Team team, Uri url, DateTimeOffset now) => Request("app_rate_limited", url, new()
    {
        ["token"] = VerificationToken,
        ["type"] = "app_rate_limited",
        ["team_id"] = team.Id,
        ["minute_rate_limited"] = now.ToUnixTimeSeconds(),
        ["api_app_id"] = SampleWorkspace.AppId,
    });

    private static CallbackRequest Request(string type, Uri url, JsonObject body) => new(type, url, "application/json", CallbackJson.Write(body));
}
