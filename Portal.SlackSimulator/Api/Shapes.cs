using System.Text.Json;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Api;

/// <summary>Slack's objects as JSON.</summary>
internal static class Shapes
{
    public static void User(Utf8JsonWriter writer, SlackUser user, bool withEmail)
    {
        writer.WriteStartObject();
        writer.WriteString("id", user.Id);
        writer.WriteString("team_id", SampleWorkspace.TeamId);
        writer.WriteString("name", user.Handle);
        writer.WriteBoolean("deleted", user.IsDeleted);
        writer.WriteString("real_name", user.RealName);
        writer.WriteString("tz", user.TimeZone);
        writer.WriteBoolean("is_admin", user.IsAdmin);
        writer.WriteBoolean("is_owner", false);
        writer.WriteBoolean("is_restricted", user.IsGuest);
        writer.WriteBoolean("is_ultra_restricted", user.IsSingleChannelGuest);
        writer.WriteBoolean("is_bot", user.IsBot);
        writer.WriteBoolean("is_app_user", false);
        writer.WriteNumber("updated", WorkspaceSeed.Created);
        Profile(writer, user, withEmail);
        if (user.EnterpriseId is not null)
        {
            writer.WriteStartObject("enterprise_user");
            writer.WriteString("id", user.Id);
            writer.WriteString("enterprise_id", user.EnterpriseId);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    public static void Channel(Utf8JsonWriter writer, SlackChannel channel, bool withCount)
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
            NamedChannel(writer, channel);
        }

        if (withCount)
        {
            writer.WriteNumber("num_members", channel.Members.Count);
        }

        writer.WriteEndObject();
    }

    public static void Message(Utf8JsonWriter writer, SlackMessage message)
    {
        var content = message.Content;
        writer.WriteStartObject();
        writer.WriteString("type", "message");
        writer.WriteString("user", SampleWorkspace.BotUserId);
        writer.WriteString("bot_id", SampleWorkspace.BotId);
        writer.WriteString("app_id", SampleWorkspace.AppId);
        writer.WriteString("team", SampleWorkspace.TeamId);
        writer.WriteString("ts", message.Ts);
        writer.WriteString("text", content.Text);
        Raw(writer, "blocks", content.Blocks);
        Raw(writer, "attachments", content.Attachments);
        Raw(writer, "metadata", content.Metadata);
        BotProfile(writer);
        if (message.ThreadTs is not null)
        {
            writer.WriteString("thread_ts", message.ThreadTs);
            writer.WriteString("parent_user_id", SampleWorkspace.BotUserId);
        }

        if (content.EditedTs is not null)
        {
            writer.WriteStartObject("edited");
            writer.WriteString("user", SampleWorkspace.BotUserId);
            writer.WriteString("ts", content.EditedTs);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void Profile(Utf8JsonWriter writer, SlackUser user, bool withEmail)
    {
        writer.WriteStartObject("profile");
        writer.WriteString("real_name", user.RealName);
        writer.WriteString("display_name", user.Handle);
        if (withEmail && user.Email is not null)
        {
            writer.WriteString("email", user.Email);
        }

        writer.WriteString("image_48", $"https://avatars.invalid/{user.Id}/48.png");
        writer.WriteEndObject();
    }

    private static void NamedChannel(Utf8JsonWriter writer, SlackChannel channel)
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

    private static void BotProfile(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("bot_profile");
        writer.WriteString("id", SampleWorkspace.BotId);
        writer.WriteBoolean("deleted", false);
        writer.WriteString("name", SampleWorkspace.AppName);
        writer.WriteNumber("updated", WorkspaceSeed.Created);
        writer.WriteString("app_id", SampleWorkspace.AppId);
        writer.WriteString("team_id", SampleWorkspace.TeamId);
        writer.WriteEndObject();
    }

    private static void Raw(Utf8JsonWriter writer, string name, string? json)
    {
        if (json is not null)
        {
            writer.WritePropertyName(name);
            // It was written by us, from JSON that had been parsed.
            writer.WriteRawValue(json, skipInputValidation: true);
        }
    }
}
