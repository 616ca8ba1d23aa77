using System.Text.Encodings.Web;
using System.Text.Json;
using Portal.Domain.Connections;
using Portal.Features.Connections.Install;
using Portal.Features.Connections.Requests;
using YamlDotNet.Serialization;

namespace Portal.Features.Connections.Manifest;

/// <summary>The Slack app as Portal needs it, with this portal's addresses: pasted into Slack, it makes the app.</summary>
/// <param name="origin">How Slack reaches this portal, without a slash at the end.</param>
internal sealed class SlackManifest(string origin)
{
    private const string Name = "Portal";

    // What tells that a token is dead or that a channel changed; reading messages is not among them.
    private static readonly string[] BotEvents =
    [
        "app_uninstalled", "tokens_revoked", "channel_archive", "channel_unarchive", "channel_rename", "channel_deleted", "channel_id_changed", "group_archive", "group_unarchive",
        "group_rename", "group_deleted",
    ];

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions Dense = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Dictionary<string, object> _tree = Tree(origin);

    public string ToJson() => JsonSerializer.Serialize(_tree, Indented);

    public string ToYaml() => new SerializerBuilder().WithQuotingNecessaryStrings().Build().Serialize(_tree).ReplaceLineEndings("\n");

    /// <summary>Slack's page for a new app with all of this filled in.</summary>
    /// <param name="appsUrl">The setting <c>Slack:AppsUrl</c>.</param>
    public string CreationLink(string appsUrl) => $"{appsUrl}?new_app=1&manifest_json={Uri.EscapeDataString(JsonSerializer.Serialize(_tree, Dense))}";

    private static Dictionary<string, object> Tree(string origin) => new(StringComparer.Ordinal)
    {
        ["_metadata"] = Map(("major_version", 2), ("minor_version", 1)),
        ["display_information"] = Map(
            ("name", Name),
            ("description", "Tells people that decisions wait for them, and keeps those messages true."),
            ("background_color", "#1d3557")),
        ["features"] = Map(
            ("app_home", Map(("home_tab_enabled", false), ("messages_tab_enabled", true), ("messages_tab_read_only_enabled", true))),
            ("bot_user", Map(("display_name", "portal"), ("always_online", true)))),
        ["oauth_config"] = Map(
            ("redirect_urls", new[] { origin + InstallRoutes.CallbackPath }),
            ("scopes", Map(("bot", SlackScopes.Of(ConnectionModeKeys.SlackApp).Select(scope => scope.Name).ToArray())))),
        ["settings"] = Map(
            ("interactivity", Map(("is_enabled", true), ("request_url", origin + SlackRequestRoutes.InteractionsPath))),
            ("event_subscriptions", Map(("request_url", origin + SlackRequestRoutes.EventsPath), ("bot_events", BotEvents))),
            ("org_deploy_enabled", false),
            ("socket_mode_enabled", false),
            ("token_rotation_enabled", false)),
    };

    private static Dictionary<string, object> Map(params (string Key, object Value)[] members) =>
        members.ToDictionary(member => member.Key, member => member.Value, StringComparer.Ordinal);
}
