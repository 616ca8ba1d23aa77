using System.Text.Json;
using Portal.SlackSimulator.Images;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Shapes;

/// <summary>A person as Slack writes it.</summary>
internal static class UserShape
{
    private static readonly int[] PictureSizes = [24, 32, 48, 72, 192, 512];

    public static void Write(Utf8JsonWriter writer, SlackUser user, UserReader reader)
    {
        writer.WriteStartObject();
        writer.WriteString("id", user.Id);
        writer.WriteString("team_id", reader.Workspace.Team.Id);
        writer.WriteString("name", user.Handle);
        writer.WriteBoolean("deleted", user.IsDeleted);
        writer.WriteString("color", Pictures.ColourOf(user.Id));
        writer.WriteString("real_name", user.RealName);
        Zone(writer, user, reader.Now);
        Profile(writer, user, reader);
        Roles(writer, user, reader.Workspace.Team);
        writer.WriteNumber("updated", WorkspaceSeed.Created);
        writer.WriteBoolean("is_email_confirmed", user.Email is not null);
        writer.WriteString("who_can_share_contact_card", "EVERYONE");
        if (user.EnterpriseId is not null)
        {
            writer.WriteStartObject("enterprise_user");
            writer.WriteString("id", user.Id);
            writer.WriteString("enterprise_id", user.EnterpriseId);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    // A machine may come without the zones' data.
    private static void Zone(Utf8JsonWriter writer, SlackUser user, DateTimeOffset now)
    {
        TimeZoneInfo.TryFindSystemTimeZoneById(user.TimeZone, out var zone);
        writer.WriteString("tz", user.TimeZone);
        writer.WriteString("tz_label", zone is null ? user.TimeZone : zone.IsDaylightSavingTime(now) ? zone.DaylightName : zone.StandardName);
        writer.WriteNumber("tz_offset", (int)(zone?.GetUtcOffset(now).TotalSeconds ?? 0));
    }

    private static void Roles(Utf8JsonWriter writer, SlackUser user, Team team)
    {
        var isFounder = user.Id == team.InstallerId;
        writer.WriteBoolean("is_admin", user.IsAdmin);
        writer.WriteBoolean("is_owner", isFounder);
        writer.WriteBoolean("is_primary_owner", isFounder);
        writer.WriteBoolean("is_restricted", user.IsGuest);
        writer.WriteBoolean("is_ultra_restricted", user.IsSingleChannelGuest);
        writer.WriteBoolean("is_bot", user.IsBot);
        writer.WriteBoolean("is_app_user", false);
    }

    private static void Profile(Utf8JsonWriter writer, SlackUser user, UserReader reader)
    {
        writer.WriteStartObject("profile");
        writer.WriteString("title", "");
        writer.WriteString("phone", "");
        writer.WriteString("skype", "");
        writer.WriteString("real_name", user.RealName);
        writer.WriteString("real_name_normalized", Plain.Of(user.RealName));
        writer.WriteString("display_name", user.Handle);
        writer.WriteString("display_name_normalized", Plain.Of(user.Handle));
        writer.WriteNull("fields");
        writer.WriteString("status_text", "");
        writer.WriteString("status_emoji", "");
        writer.WriteStartArray("status_emoji_display_info");
        writer.WriteEndArray();
        writer.WriteNumber("status_expiration", 0);
        writer.WriteString("avatar_hash", Pictures.HashOf(user.Id));
        if (reader.SeesEmails && user.Email is not null)
        {
            writer.WriteString("email", user.Email);
        }

        Names(writer, user);
        foreach (var size in PictureSizes)
        {
            writer.WriteString($"image_{size}", Pictures.UrlOf(reader.BaseUrl, user.Id, size));
        }

        writer.WriteString("team", reader.Workspace.Team.Id);
        writer.WriteEndObject();
    }

    private static void Names(Utf8JsonWriter writer, SlackUser user)
    {
        var end = user.RealName.IndexOf(' ', StringComparison.Ordinal);
        writer.WriteString("first_name", end < 0 ? user.RealName : user.RealName[..end]);
        writer.WriteString("last_name", end < 0 ? "" : user.RealName[(end + 1)..]);
    }
}
