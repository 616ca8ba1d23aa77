using System.Text.Json;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Shapes;

/// <summary>A person as Slack writes it.</summary>
internal static class UserShape
{
    public static void Write(Utf8JsonWriter writer, SlackUser user, bool withEmail)
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
}
