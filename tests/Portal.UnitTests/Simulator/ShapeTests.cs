using System.Net;
using System.Text.Json;
using Portal.SlackSimulator;

namespace Portal.UnitTests.Simulator;

/// <summary>What stands in Slack's documented examples stands in the simulator's answers.</summary>
public sealed class ShapeTests : SimulatorTest
{
    [Theory]
    [InlineData("conversations.info?channel=" + SampleWorkspace.MemberChannel)]
    [InlineData("conversations.list?types=public_channel&limit=1")]
    public async Task Channel_HasSlacksMembers(string call)
    {
        var channel = ChannelOf(await Slack.GetAsync(call));

        ShouldHave(channel, "id", "name", "name_normalized", "is_channel", "is_group", "is_im", "is_mpim", "is_private", "created", "creator", "is_archived", "is_general", "unlinked", "is_shared", "is_org_shared", "is_pending_ext_shared",
            "pending_shared", "pending_connected_team_ids", "shared_team_ids", "context_team_id", "updated", "parent_conversation", "is_ext_shared", "is_member", "topic", "purpose", "previous_names");
        channel.Text("creator").ShouldBe("U0BEANOWAK1");
        channel.GetProperty("unlinked").GetInt32().ShouldBe(0);
        channel.GetProperty("shared_team_ids").Texts().ShouldBe([SampleWorkspace.TeamId]);
    }

    [Fact]
    public async Task Direct_HasSlacksMembers()
    {
        await Slack.CallAsync("chat.postMessage", new { channel = SampleWorkspace.UserId, text = "x" });

        var direct = (await Slack.GetAsync("conversations.list?types=im")).GetProperty("channels")[0];

        ShouldHave(direct, "id", "created", "is_archived", "is_im", "is_org_shared", "context_team_id", "updated", "user", "is_user_deleted", "priority");
    }

    [Theory]
    [InlineData("users.info?user=" + SampleWorkspace.UserId, "user")]
    [InlineData("users.lookupByEmail?email=" + SampleWorkspace.Email, "user")]
    [InlineData("users.list?limit=1", "members")]
    public async Task User_HasSlacksMembers(string call, string member)
    {
        var answer = (await Slack.GetAsync(call)).GetProperty(member);
        var user = answer.ValueKind == JsonValueKind.Array ? answer[0] : answer;

        ShouldHave(user, "id", "team_id", "name", "deleted", "color", "real_name", "tz", "tz_label", "tz_offset", "profile", "is_admin", "is_owner", "is_primary_owner", "is_restricted", "is_ultra_restricted", "is_bot", "is_app_user",
            "updated", "is_email_confirmed", "who_can_share_contact_card");
        ShouldHave(user.GetProperty("profile"), "title", "phone", "skype", "real_name", "real_name_normalized", "display_name", "display_name_normalized", "fields", "status_text", "status_emoji", "status_expiration", "avatar_hash", "email",
            "first_name", "last_name", "image_24", "image_32", "image_48", "image_72", "image_192", "image_512", "team");
        user.GetProperty("tz_offset").GetInt32().ShouldBe(3600);
    }

    [Fact]
    public async Task User_AccentInTheName_IsNormalizedBesideIt()
    {
        var profile = (await Slack.GetAsync("users.lookupByEmail?email=luis@acme.test")).GetProperty("user").GetProperty("profile");

        profile.Text("real_name").ShouldBe("Luis García");
        profile.Text("real_name_normalized").ShouldBe("Luis Garcia");
    }

    [Fact]
    public async Task Founder_IsThePrimaryOwner()
    {
        var bea = (await Slack.GetAsync("users.lookupByEmail?email=bea@acme.test")).GetProperty("user");

        bea.GetProperty("is_primary_owner").GetBoolean().ShouldBeTrue();
        bea.GetProperty("is_owner").GetBoolean().ShouldBeTrue();
    }

    [Theory]
    [InlineData("image_24", 24)]
    [InlineData("image_512", 512)]
    public async Task Picture_OfAProfile_IsAnImageOfThatSize(string member, int size)
    {
        var profile = (await Slack.GetAsync("users.info?user=" + SampleWorkspace.UserId)).GetProperty("user").GetProperty("profile");

        using var answer = await Slack.Client.GetAsync(profile.Text(member));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
        var png = await answer.Content.ReadAsByteArrayAsync();
        png[1..4].ShouldBe("PNG"u8.ToArray());
        png[16..24].ShouldBe([0, 0, (byte)(size >> 8), (byte)size, 0, 0, (byte)(size >> 8), (byte)size]);
    }

    [Fact]
    public async Task Picture_OfTheTeam_IsAnImage()
    {
        var icon = (await Slack.CallAsync("team.info")).GetProperty("team").GetProperty("icon");

        using var answer = await Slack.Client.GetAsync(icon.Text("image_132"));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Picture_OfAnotherHash_IsNotThere()
    {
        using var answer = await Slack.Client.GetAsync($"{Slack.Url}/avatars/{SampleWorkspace.UserId}/gnothing-48.png");

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static JsonElement ChannelOf(JsonElement answer) => answer.TryGetProperty("channel", out var one) ? one : answer.GetProperty("channels")[0];

    private static void ShouldHave(JsonElement value, params string[] members) => members.Where(member => !value.TryGetProperty(member, out _)).ShouldBeEmpty();
}
