using System.Text.Json;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Shapes;

/// <summary>A message as Slack writes it.</summary>
internal static class MessageShape
{
    public static void Write(Utf8JsonWriter writer, SlackMessage message, Workspace workspace, bool withMetadata = true)
    {
        var (content, team) = (message.Content, workspace.Team);
        writer.WriteStartObject();
        writer.WriteString("type", "message");
        if (message.IsBroadcast)
        {
            writer.WriteString("subtype", "thread_broadcast");
        }

        writer.WriteString("user", team.BotUserId);
        writer.WriteString("bot_id", team.BotId);
        writer.WriteString("app_id", SampleWorkspace.AppId);
        writer.WriteString("team", team.Id);
        writer.WriteString("ts", message.Ts);
        writer.WriteString("text", content.Text);
        Raw(writer, "blocks", content.Blocks);
        Raw(writer, "attachments", content.Attachments);
        Raw(writer, "metadata", withMetadata ? content.Metadata : null);
        BotProfile(writer, team);
        if (message.ThreadTs is not null)
        {
            writer.WriteString("thread_ts", message.ThreadTs);
            writer.WriteString("parent_user_id", team.BotUserId);
        }

        if (message.IsBroadcast && workspace.Messages.Find(message.ChannelId, message.ThreadTs!) is { IsBroadcast: false } root)
        {
            writer.WritePropertyName("root");
            Write(writer, root, workspace);
        }

        if (content.EditedTs is not null)
        {
            writer.WriteStartObject("edited");
            writer.WriteString("user", team.BotUserId);
            writer.WriteString("ts", content.EditedTs);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void BotProfile(Utf8JsonWriter writer, Team team)
    {
        writer.WriteStartObject("bot_profile");
        writer.WriteString("id", team.BotId);
        writer.WriteBoolean("deleted", false);
        writer.WriteString("name", SampleWorkspace.AppName);
        writer.WriteNumber("updated", WorkspaceSeed.Created);
        writer.WriteString("app_id", SampleWorkspace.AppId);
        writer.WriteString("team_id", team.Id);
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
