using System.Text.Json;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Shapes;

/// <summary>A conversation as Slack writes it.</summary>
internal static class ChannelShape
{
    public static void Write(Utf8JsonWriter writer, SlackChannel channel, Workspace workspace, bool withCount)
    {
        writer.WriteStartObject();
        writer.WriteString("id", channel.Id);
        writer.WriteNumber("created", WorkspaceSeed.Created);
        writer.WriteBoolean("is_archived", channel.IsArchived);
        writer.WriteBoolean("is_im", channel.IsIm);
        writer.WriteBoolean("is_org_shared", false);
        writer.WriteString("context_team_id", workspace.Team.Id);
        // In milliseconds, unlike all other times.
        writer.WriteNumber("updated", WorkspaceSeed.Created * 1000);
        if (channel.IsIm)
        {
            writer.WriteString("user", channel.Members[0]);
            writer.WriteBoolean("is_user_deleted", workspace.Users.Find(channel.Members[0]) is { IsDeleted: true });
            writer.WriteNumber("priority", 0);
        }
        else
        {
            NameAndKind(writer, channel);
            Sharing(writer, workspace.Team);
            Words(writer, channel, workspace.Team);
        }

        if (withCount)
        {
            writer.WriteNumber("num_members", channel.Members.Count);
        }

        writer.WriteEndObject();
    }

    private static void NameAndKind(Utf8JsonWriter writer, SlackChannel channel)
    {
        writer.WriteString("name", channel.Name);
        writer.WriteString("name_normalized", Plain.Of(channel.Name));
        writer.WriteBoolean("is_channel", !channel.IsPrivate);
        writer.WriteBoolean("is_group", channel.IsPrivate);
        writer.WriteBoolean("is_mpim", channel.IsMpim);
        writer.WriteBoolean("is_private", channel.IsPrivate);
        writer.WriteBoolean("is_general", channel.IsGeneral);
        writer.WriteNumber("unlinked", 0);
        writer.WriteBoolean("is_member", channel.IsMember);
        writer.WriteBoolean("is_read_only", channel.IsReadOnly);
        writer.WriteBoolean("is_thread_only", false);
    }

    private static void Sharing(Utf8JsonWriter writer, Team team)
    {
        writer.WriteBoolean("is_shared", false);
        writer.WriteBoolean("is_ext_shared", false);
        writer.WriteBoolean("is_pending_ext_shared", false);
        UsergroupShape.Ids(writer, "pending_shared", []);
        UsergroupShape.Ids(writer, "pending_connected_team_ids", []);
        UsergroupShape.Ids(writer, "shared_team_ids", [team.Id]);
        writer.WriteNull("parent_conversation");
    }

    private static void Words(Utf8JsonWriter writer, SlackChannel channel, Team team)
    {
        writer.WriteString("creator", team.InstallerId);
        Described(writer, "topic", channel.Topic, team);
        Described(writer, "purpose", "", team);
        UsergroupShape.Ids(writer, "previous_names", []);
    }

    private static void Described(Utf8JsonWriter writer, string name, string value, Team team)
    {
        writer.WriteStartObject(name);
        writer.WriteString("value", value);
        writer.WriteString("creator", value.Length > 0 ? team.InstallerId : "");
        writer.WriteNumber("last_set", value.Length > 0 ? WorkspaceSeed.Created : 0);
        writer.WriteEndObject();
    }
}
