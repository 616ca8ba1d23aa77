using System.Text.Json;
using Portal.Slack.Api;

namespace Portal.Slack.Requests;

/// <summary>An event of Slack's Events API, with its envelope.</summary>
/// <param name="Id">The same each time that Slack repeats it.</param>
/// <param name="TeamId">Null for an installation in a whole organization.</param>
/// <param name="BotUserIds">The bots that the event is told to.</param>
public sealed record SlackEvent(
    string Id, string? TeamId, string? EnterpriseId, string? AppId, DateTimeOffset HappenedAt, IReadOnlyList<string> BotUserIds, InnerEvent Inner)
{
    internal static SlackEvent? Read(JsonElement json)
    {
        var seconds = SlackJson.Whole(json, "event_time");
        if (SlackJson.Text(json, "event_id") is not { } id
            || SlackAnswer.Find(json, "event") is not { ValueKind: JsonValueKind.Object } inner
            || seconds is not (>= 0 and <= 253_402_300_799))
        {
            return null;
        }

        var bots = SlackJson.Items(json, "authorizations", one => SlackJson.Flag(one, "is_bot") ? SlackJson.Text(one, "user_id") : null) ?? [];
        return new SlackEvent(
            id,
            SlackJson.Text(json, "team_id"),
            SlackJson.Text(json, "enterprise_id") ?? FirstEnterprise(json),
            SlackJson.Text(json, "api_app_id"),
            DateTimeOffset.FromUnixTimeSeconds(seconds.Value),
            bots,
            InnerEvent.Read(inner));
    }

    private static string? FirstEnterprise(JsonElement json) =>
        SlackJson.Items(json, "authorizations", one => SlackJson.Text(one, "enterprise_id")) is [var first, ..] ? first : null;
}
