using System.Text.Json;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Shapes;

/// <summary>A message as Slack writes it.</summary>
internal static class MessageShape
{
    public static void Write(Utf8JsonWriter writer, SlackMessage message)
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
