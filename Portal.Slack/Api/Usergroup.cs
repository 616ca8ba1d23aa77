using System.Text.Json;

namespace Portal.Slack.Api;

/// <summary>A usergroup. A disabled one keeps its name and handle.</summary>
/// <param name="Handle">Without the @.</param>
/// <param name="UserCount">Slack says it only when asked, and as a number or as text.</param>
/// <param name="Users">Ids; null where Slack was not asked for them.</param>
/// <param name="Channels">The default channels' ids.</param>
/// <param name="Groups">The private ones among the default channels.</param>
/// <param name="IsManagedElsewhere">An identity provider or the organization keeps it, so that it is read-only for us.</param>
public sealed record Usergroup(
    string Id,
    string? TeamId,
    string? Name,
    string? Handle,
    string? Description,
    bool IsDisabled,
    int? UserCount,
    IReadOnlyList<string>? Users,
    IReadOnlyList<string> Channels,
    IReadOnlyList<string> Groups,
    bool IsExternal,
    bool IsManagedElsewhere)
{
    internal static Usergroup? Read(JsonElement json)
    {
        if (SlackJson.Text(json, "id") is not { } id)
        {
            return null;
        }

        var prefs = SlackAnswer.Find(json, "prefs") ?? default;
        return new(
            id,
            SlackJson.Text(json, "team_id"),
            SlackJson.Text(json, "name"),
            SlackJson.Text(json, "handle"),
            SlackJson.Text(json, "description"),
            SlackJson.Whole(json, "date_delete") is > 0,
            SlackJson.Whole(json, "user_count") is { } count ? (int)Math.Clamp(count, 0, int.MaxValue) : null,
            SlackJson.Texts(json, "users"),
            SlackJson.Texts(prefs, "channels") ?? [],
            SlackJson.Texts(prefs, "groups") ?? [],
            SlackJson.Flag(json, "is_external"),
            ManagedElsewhere.Any(flag => SlackJson.Flag(json, flag)));
    }

    private static readonly string[] ManagedElsewhere = ["is_idp_group", "is_org_level", "is_membership_locked", "is_editing_restricted"];
}

/// <summary>What a usergroup is to be called; null leaves it as it is.</summary>
/// <param name="Channels">The default channels' ids; empty for none.</param>
/// <param name="TeamId">Needed with an organization's token only.</param>
public sealed record UsergroupDetails(string? Name, string? Handle, string? Description, IReadOnlyList<string>? Channels, string? TeamId = null);
