using System.Text.Json;

namespace Portal.Slack.Api;

/// <summary>A workspace.</summary>
/// <param name="Domain">What stands before <c>.slack.com</c>.</param>
public sealed record SlackTeam(string Id, string? Name, string? Domain, string? EnterpriseId, string? EnterpriseName)
{
    internal static SlackTeam? Read(JsonElement json) => SlackJson.Text(json, "id") is not { } id ? null : new(
        id, SlackJson.Text(json, "name"), SlackJson.Text(json, "domain"), SlackJson.Text(json, "enterprise_id"), SlackJson.Text(json, "enterprise_name"));
}
