using System.Text.Json.Nodes;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Callbacks;

/// <summary>The events that concern a portal, as Slack writes them.</summary>
internal static class SlackEvents
{
    /// <summary>The lists hold ids of users, not tokens; an empty list is left out.</summary>
    public static SlackEvent TokensRevoked(IReadOnlyList<string> bots, IReadOnlyList<string> users)
    {
        var tokens = new JsonObject();
        AddIds(tokens, "oauth", users);
        AddIds(tokens, "bot", bots);
        return Of("tokens_revoked", new() { ["tokens"] = tokens });
    }

    public static SlackEvent AppUninstalled() => Of("app_uninstalled", []);

    public static SlackEvent Archived(SlackChannel channel, Team team, bool isArchived) => Of(Prefix(channel) + (isArchived ? "_archive" : "_unarchive"), new()
    {
        ["channel"] = channel.Id,
        ["user"] = team.InstallerId,
    });

    public static SlackEvent Renamed(SlackChannel channel) => Of(Prefix(channel) + "_rename", new()
    {
        ["channel"] = new JsonObject { ["id"] = channel.Id, ["name"] = channel.Name, ["created"] = WorkspaceSeed.Created },
    });

    public static SlackEvent Of(string type, JsonObject members)
    {
        members.Insert(0, "type", type);
        return new SlackEvent(type, members);
    }

    private static string Prefix(SlackChannel channel) => channel.IsPrivate ? "group" : "channel";

    private static void AddIds(JsonObject tokens, string name, IReadOnlyList<string> ids)
    {
        if (ids.Count > 0)
        {
            tokens[name] = new JsonArray([.. ids.Select(id => (JsonNode)id)]);
        }
    }
}
