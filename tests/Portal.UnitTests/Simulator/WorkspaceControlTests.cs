using System.Net;
using System.Text;
using System.Text.Json;
using Portal.SlackSimulator;

namespace Portal.UnitTests.Simulator;

public sealed class WorkspaceControlTests : SimulatorTest
{
    [Fact]
    public async Task Users_Count_AddsPeopleWhoCanBeFoundAndGrouped()
    {
        var first = (await PostAsync("users", new { count = 1_000 })).GetProperty("users");
        var more = (await PostAsync("users", new { count = 2 })).GetProperty("users");

        first.GetArrayLength().ShouldBe(1_000);
        first[0].Text("email").ShouldBe("user0001@acme.test");
        more[1].Text("email").ShouldBe("user1002@acme.test");
        (await Slack.GetAsync("users.lookupByEmail?email=user0999@acme.test")).GetProperty("user").Text("id").ShouldBe(first[998].Text("id"));
        var users = string.Join(',', first.EnumerateArray().Select(user => user.Text("id")));
        (await Slack.CallAsync("usergroups.users.update", new { usergroup = "S0FINANCE01", users })).GetProperty("usergroup").Text("user_count").ShouldBe("1000");
        (await Slack.CallAsync("chat.postMessage", new { channel = first[0].Text("id"), text = "x" })).Text("channel").ShouldStartWith("D");
    }

    [Fact]
    public async Task Users_Emails_KeepTheirIdsOverAReset()
    {
        var first = (await PostAsync("users", new { emails = new[] { "ann.bell@corp.test", SampleWorkspace.Email } })).GetProperty("users");
        using var reset = await Slack.Client.PostAsync($"{Slack.Url}/control/reset", null);
        var second = (await PostAsync("users", new { emails = new[] { "Ann.Bell@corp.test" } })).GetProperty("users");

        first[0].Text("realName").ShouldBe("Ann Bell");
        first[1].Text("id").ShouldBe(SampleWorkspace.UserId);
        second[0].Text("id").ShouldBe(first[0].Text("id"));
    }

    [Fact]
    public async Task User_Deactivated_IsNotFoundAnyMore()
    {
        await PostAsync("users/" + SampleWorkspace.Email, new { deactivated = true });

        (await Slack.GetAsync($"users.lookupByEmail?email={SampleWorkspace.Email}")).ShouldFail("users_not_found");
        (await Slack.GetAsync($"users.info?user={SampleWorkspace.UserId}")).GetProperty("user").GetProperty("deleted").GetBoolean().ShouldBeTrue();
        (await Slack.CallAsync("conversations.open", new { users = SampleWorkspace.UserId })).ShouldFail("user_disabled");
    }

    [Fact]
    public async Task User_SingleChannelGuest_IsBothKindsOfRestricted()
    {
        await PostAsync("users/" + SampleWorkspace.UserId, new { singleChannelGuest = true });

        var user = (await Slack.GetAsync($"users.info?user={SampleWorkspace.UserId}")).GetProperty("user");
        user.GetProperty("is_restricted").GetBoolean().ShouldBeTrue();
        user.GetProperty("is_ultra_restricted").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Channels_CountAndNames_AreListed()
    {
        (await PostAsync("channels", new { count = 250 })).GetProperty("channels").GetArrayLength().ShouldBe(250);
        var named = (await PostAsync("channels", new { names = new[] { "projekt-ö", "quiet" }, member = false })).GetProperty("channels");

        named[0].Text("name").ShouldBe("projekt-ö");
        (await Slack.CallAsync("chat.postMessage", new { channel = "#quiet", text = "x" })).ShouldFail("not_in_channel");
        (await Slack.CallAsync("chat.postMessage", new { channel = "#channel-0250", text = "x" })).ShouldBeOk();
    }

    [Fact]
    public async Task Channel_ArchivedAndRenamed_TellsTheApp()
    {
        await using var app = await AppDouble.StartAsync();
        await PostAsync("app", new { eventsUrl = app.Url });

        await PostAsync("channels/finance", new { archived = true, name = "money" });
        await PostAsync("channels/" + SampleWorkspace.PrivateMember, new { archived = true });

        (await Slack.CallAsync("chat.postMessage", new { channel = "#money", text = "x" })).ShouldFail("is_archived");
        using var hook = await Slack.HookAsync("""{"text":"x"}""", SampleWorkspace.FinanceWebhookPath);
        hook.StatusCode.ShouldBe(HttpStatusCode.Gone);
        var got = (await app.WaitForAsync(3)).Select(request => request.Json.GetProperty("event")).ToArray();
        got.Select(body => body.Text("type")).ShouldBe(["channel_rename", "channel_archive", "group_archive"]);
        got[0].GetProperty("channel").Text("name").ShouldBe("money");
        got[1].Text("channel").ShouldBe(SampleWorkspace.FinanceChannel);
    }

    [Fact]
    public async Task Channel_ReadOnly_RefusesMessages()
    {
        await PostAsync("channels/finance", new { readOnly = true });

        (await Slack.CallAsync("chat.postMessage", new { channel = "#finance", text = "x" })).ShouldFail("restricted_action_read_only_channel");
    }

    [Theory]
    [InlineData("users", "{}", "count")]
    [InlineData("users", """{"count":1,"emails":["a@b.test"]}""", "count")]
    [InlineData("users", """{"count":0}""", "count")]
    [InlineData("users", """{"emails":["nobody"]}""", "emails")]
    [InlineData("users", """{"emails":"a@b.test"}""", "emails")]
    [InlineData("users/nobody", """{"deactivated":true}""", "user")]
    [InlineData("channels", """{"names":["With Capitals"]}""", "names")]
    [InlineData("channels/nowhere", """{"archived":true}""", "channel")]
    [InlineData("channels/finance", """{"name":"#x"}""", "name")]
    [InlineData("workspace", """{"paid":"no"}""", "paid")]
    [InlineData("app", """{"eventsUrl":"https://portal.example/events"}""", "eventsUrl")]
    [InlineData("app", """{"redirectUrls":["nowhere"]}""", "redirectUrls")]
    public async Task Post_BadField_NamesIt(string path, string body, string field)
    {
        using var response = await Slack.Client.PostAsync($"{Slack.Url}/control/{path}", new StringContent(body, Encoding.UTF8, "application/json"));

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await SimulatorHost.ReadAsync(response)).GetProperty("errors").TryGetProperty(field, out _).ShouldBeTrue();
    }

    private async Task<JsonElement> PostAsync(string path, object body)
    {
        using var response = await Slack.ControlAsync(path, body);
        ((int)response.StatusCode).ShouldBeInRange(200, 201, await response.Content.ReadAsStringAsync());
        return await SimulatorHost.ReadAsync(response);
    }
}
