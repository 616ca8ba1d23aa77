using System.Text.Json;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Shapes;

/// <summary>A conversation as Slack writes it.</summary>
internal static class ChannelShape
{
    public static void Write(Utf8JsonWriter writer, SlackChannel channel, bool withCount)
    {
        writer.WriteStartObject();
        writer.WriteString("id", channel.Id);
        writer.WriteNumber("created", WorkspaceSeed.Created);
        writer.WriteBoolean("is_im", channel.IsIm);
        writer.WriteString("context_team_id", SampleWorkspace.TeamId);
        if (channel.IsIm)
        {
            writer.WriteString("user", channel.Members[0]);
            writer.WriteBoolean("is_user_deleted", false);
        }
        else
        {
            NameAndKind(writer, channel);
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
        writer.WriteString("name_normalized", channel.Name);
        writer.WriteBoolean("is_channel", !channel.IsPrivate);
        writer.WriteBoolean("is_group", channel.IsPrivate);
        writer.WriteBoolean("is_mpim", channel.IsMpim);
        writer.WriteBoolean("is_private", channel.IsPrivate);
        writer.WriteBoolean("is_archived", channel.IsArchived);
        writer.WriteBoolean("is_general", channel.IsGeneral);
        writer.WriteBoolean("is_shared", false);
        writer.WriteBoolean("is_ext_shared", false);
        writer.WriteBoolean("is_org_shared", false);
        writer.WriteBoolean("is_member", channel.IsMember);
        writer.WriteBoolean("is_read_only", channel.IsReadOnly);
        writer.WriteBoolean("is_thread_only", false);
        Described(writer, "topic", channel.Topic);
        Described(writer, "purpose", "");
        writer.WriteStartArray("previous_names");
        writer.WriteEndArray();
    }

    private static void Described(Utf8JsonWriter writer, string name, string value)
    {
        writer.WriteStartObject(name);
        writer.WriteString("value", value);
        writer.WriteString("creator", WorkspaceSeed.InstallerId);
        writer.WriteNumber("last_set", value.Length > 0 ? WorkspaceSeed.Created : 0);
        writer.WriteEndObject();
    }
}
