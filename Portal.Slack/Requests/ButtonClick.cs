using System.Globalization;
using System.Text.Json;
using Portal.Slack.Api;

namespace Portal.Slack.Requests;

/// <summary>A user pressed a button that opens a link. Slack tells it and wants no more than 200.</summary>
/// <param name="TeamId">Null where the app is installed in a whole organization.</param>
/// <param name="ActionTs">Slack's time of the click, the same in a repeated report.</param>
public sealed record ButtonClick(
    string? TeamId,
    string? EnterpriseId,
    string? AppId,
    string ChannelId,
    string MessageTs,
    string UserId,
    string UserName,
    string ActionId,
    string? BlockId,
    string Label,
    string ActionTs)
{
    private static readonly TimeSpan Credible = TimeSpan.FromHours(1);

    /// <summary>When the button was pressed, as Slack says; never later than now, and never long ago: Slack tells a click at once or not at all.</summary>
    public DateTimeOffset PressedAt(DateTimeOffset now)
    {
        var said = decimal.TryParse(ActionTs, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds < 100_000_000_000m
            ? DateTimeOffset.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond))
            : now;
        return said > now ? now : said < now - Credible ? now - Credible : said;
    }

    /// <summary>Empty for any other interaction; null when the payload is no JSON object.</summary>
    public static IReadOnlyList<ButtonClick>? Read(string payload)
    {
        try
        {
            var json = JsonElement.Parse(payload);
            return json.ValueKind == JsonValueKind.Object ? Read(json) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IReadOnlyList<ButtonClick> Read(JsonElement json)
    {
        var container = Part(json, "container");
        var user = Part(json, "user");
        if (SlackJson.Text(json, "type") != "block_actions"
            || SlackJson.Text(container, "channel_id") is not { } channel
            || SlackJson.Text(container, "message_ts") is not { } ts
            || SlackJson.Text(user, "id") is not { } userId)
        {
            return [];
        }

        var name = SlackJson.Text(user, "name") ?? SlackJson.Text(user, "username") ?? userId;
        return SlackJson.Items(json, "actions", action => IsLink(action)
            ? new ButtonClick(
                SlackJson.Text(Part(json, "team"), "id"),
                SlackJson.Text(Part(json, "enterprise"), "id"),
                SlackJson.Text(json, "api_app_id"),
                channel,
                ts,
                userId,
                name,
                SlackJson.Text(action, "action_id") ?? "",
                SlackJson.Text(action, "block_id"),
                SlackJson.Text(Part(action, "text"), "text") ?? "",
                SlackJson.Text(action, "action_ts") ?? "")
            : null) ?? [];
    }

    private static bool IsLink(JsonElement action) => SlackJson.Text(action, "type") == "button" && SlackJson.Text(action, "url") is not null;

    private static JsonElement Part(JsonElement json, string name) => SlackAnswer.Find(json, name) ?? default;
}
