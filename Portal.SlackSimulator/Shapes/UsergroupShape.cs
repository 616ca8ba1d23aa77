using System.Text.Json;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Shapes;

/// <summary>A user group as Slack writes it.</summary>
internal static class UsergroupShape
{
    public static void Write(Utf8JsonWriter writer, SlackUsergroup group, Workspace workspace, bool withUsers, bool withCount)
    {
        writer.WriteStartObject();
        writer.WriteString("id", group.Id);
        writer.WriteString("team_id", workspace.Team.Id);
        writer.WriteBoolean("is_usergroup", true);
        writer.WriteBoolean("is_subteam", true);
        writer.WriteString("name", group.Name);
        writer.WriteString("description", group.Description);
        writer.WriteString("handle", group.Handle);
        writer.WriteBoolean("is_external", false);
        writer.WriteNumber("date_create", group.CreatedAt);
        writer.WriteNumber("date_update", group.UpdatedAt);
        writer.WriteNumber("date_delete", group.DisabledAt);
        writer.WriteNull("auto_type");
        writer.WriteBoolean("auto_provision", false);
        writer.WriteString("enterprise_subteam_id", "");
        writer.WriteString("created_by", workspace.Team.BotUserId);
        writer.WriteString("updated_by", group.UpdatedBy ?? workspace.Team.BotUserId);
        writer.WriteString("deleted_by", group.IsDisabled ? group.UpdatedBy ?? workspace.Team.BotUserId : null);
        Preferences(writer, group, workspace);
        if (withUsers)
        {
            Ids(writer, "users", group.Users);
        }

        if (withCount)
        {
            // A text, as in Slack's examples.
            writer.WriteString("user_count", $"{group.Users.Count}");
            writer.WriteNumber("channel_count", group.Channels.Count);
        }

        writer.WriteBoolean("is_idp_group", false);
        writer.WriteBoolean("is_org_level", false);
        writer.WriteBoolean("is_membership_locked", false);
        writer.WriteBoolean("is_editing_restricted", false);
        writer.WriteEndObject();
    }

    public static void Ids(Utf8JsonWriter writer, string name, IEnumerable<string> ids)
    {
        writer.WriteStartArray(name);
        foreach (var id in ids)
        {
            writer.WriteStringValue(id);
        }

        writer.WriteEndArray();
    }

    private static void Preferences(Utf8JsonWriter writer, SlackUsergroup group, Workspace workspace)
    {
        writer.WriteStartObject("prefs");
        Ids(writer, "channels", group.Channels.Where(id => workspace.FindChannel(id) is not { IsPrivate: true }));
        Ids(writer, "groups", group.Channels.Where(id => workspace.FindChannel(id) is { IsPrivate: true }));
        writer.WriteEndObject();
    }
}
