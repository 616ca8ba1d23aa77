using System.Net;
using System.Text.Json;
using Portal.SlackSimulator;

namespace Portal.UnitTests.Simulator;

public sealed class SecondWorkspaceTests : SimulatorTest
{
    private InstallingApp App => new(Slack);

    [Fact]
    public async Task Add_Workspace_HasPeopleChannelsTokenAndWebhookOfItsOwn()
    {
        var globex = await AddAsync("Globex");
        var token = globex.Text("token")!;

        (await Slack.CallAsync("auth.test", token: token)).Text("team").ShouldBe("Globex");
        (await Slack.CallAsync("auth.test", token: token)).Text("user_id").ShouldNotBe(SampleWorkspace.BotUserId);
        (await Slack.CallAsync("team.info", token: token)).GetProperty("team").Text("domain").ShouldBe("globex");
        (await Slack.GetAsync("users.lookupByEmail?email=" + SampleWorkspace.Email, token)).ShouldFail("users_not_found");
        (await Slack.GetAsync("users.lookupByEmail?email=" + globex.GetProperty("emails")[0], token)).ShouldBeOk();
        (await Slack.CallAsync("chat.postMessage", new { channel = SampleWorkspace.MemberChannel, text = "x" }, token)).ShouldFail("channel_not_found");
        (await Slack.CallAsync("chat.postMessage", new { channel = "#approvals", text = "over there" }, token)).ShouldBeOk();
        (await Slack.ControlAsync("messages")).GetProperty("messages").GetArrayLength().ShouldBe(0);
        (await Slack.ControlAsync("messages?workspace=Globex")).GetProperty("messages")[0].Text("text").ShouldBe("over there");
    }

    [Fact]
    public async Task Add_Webhook_PostsOverThere()
    {
        var globex = await AddAsync("Globex");

        using var answer = await Slack.HookAsync("""{"text":"hook"}""", new Uri(globex.Text("webhookUrl")!).AbsolutePath);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Slack.ControlAsync("messages?workspace=" + globex.Text("id"))).GetProperty("messages")[0].Text("text").ShouldBe("hook");
    }

    [Fact]
    public async Task Add_SameNameTwice_IsTheSameWorkspace()
    {
        (await AddAsync("globex")).Text("id").ShouldBe((await AddAsync("Globex")).Text("id"));

        (await Slack.ControlAsync("workspaces")).GetProperty("workspaces").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task Install_ChosenOnThePage_GoesWhereThePersonWants()
    {
        var id = (await AddAsync("Globex")).Text("id");

        (await InstallAsync($"&team={SampleWorkspace.TeamId}&workspace={id}")).ShouldBe(id);
    }

    [Fact]
    public async Task Install_ChosenByControl_GoesThereWhateverTheAppAsks()
    {
        var id = (await AddAsync("Globex")).Text("id");
        await App.SetAsync(new { installTo = "Globex" });

        (await InstallAsync($"&team={SampleWorkspace.TeamId}")).ShouldBe(id);

        await App.SetAsync(new { installTo = "" });
        (await InstallAsync("")).ShouldBe(SampleWorkspace.TeamId);
    }

    [Fact]
    public async Task Install_TeamOfTheApp_IsWhereThePageBegins()
    {
        var id = (await AddAsync("Globex")).Text("id");

        (await InstallAsync($"&team={id}")).ShouldBe(id);
        (await InstallAsync("&team=T0NOTHERE")).ShouldBe(SampleWorkspace.TeamId);
    }

    [Fact]
    public async Task Consent_OneWorkspace_OffersNoOther() => (await Slack.Client.GetStringAsync(App.AuthorizeUrl("chat:write"))).ShouldNotContain("instead");

    [Fact]
    public async Task Consent_TwoWorkspaces_OffersTheOther()
    {
        await AddAsync("Globex & Söhne");

        var page = await Slack.Client.GetStringAsync(App.AuthorizeUrl("chat:write"));

        page.ShouldContain("Use Globex &amp; S");
        page.ShouldContain("Acme");
    }

    [Fact]
    public async Task Refresh_OverThere_StaysOverThere()
    {
        var id = (await AddAsync("Globex")).Text("id");
        await App.SetAsync(new { tokenRotation = true, installTo = id });
        var installed = await App.ExchangeAsync(await App.AllowAsync("chat:write", channel: ""));

        var renewed = await App.RefreshAsync(installed.Text("refresh_token")!);

        renewed.GetProperty("team").Text("id").ShouldBe(id);
        (await Slack.CallAsync("auth.test", token: renewed.Text("access_token"))).Text("team_id").ShouldBe(id);
    }

    [Fact]
    public async Task Uninstall_OverThere_LeavesTheFirst()
    {
        var token = (await AddAsync("Globex")).Text("token");

        (await Slack.ControlAsync("uninstall?workspace=globex", new { })).Dispose();

        (await Slack.CallAsync("auth.test", token: token)).ShouldFail("account_inactive");
        (await Slack.CallAsync("auth.test")).ShouldBeOk();
    }

    [Theory]
    [InlineData("users?workspace=nowhere")]
    [InlineData("reset?workspace=nowhere")]
    public async Task Control_UnknownWorkspace_IsRefused(string path)
    {
        using var answer = await Slack.ControlAsync(path, new { count = 1 });

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await SimulatorHost.ReadAsync(answer)).GetProperty("errors").TryGetProperty("workspace", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task Control_PeopleAndChannels_AreAddedOverThereOnly()
    {
        var token = (await AddAsync("Globex")).Text("token")!;
        (await Slack.ControlAsync("users?workspace=Globex", new { emails = new[] { "new@globex.test" } })).Dispose();
        (await Slack.ControlAsync("channels?workspace=Globex", new { names = new[] { "fleet" } })).Dispose();

        (await Slack.GetAsync("users.lookupByEmail?email=new@globex.test", token)).ShouldBeOk();
        (await Slack.GetAsync("users.lookupByEmail?email=new@globex.test")).ShouldFail("users_not_found");
        (await Slack.CallAsync("chat.postMessage", new { channel = "#fleet", text = "x" }, token)).ShouldBeOk();
        (await Slack.CallAsync("chat.postMessage", new { channel = "#fleet", text = "x" })).ShouldFail("channel_not_found");
    }

    [Fact]
    public async Task Viewer_WorkspaceOrChannel_ShowsWhatIsOverThere()
    {
        var globex = await AddAsync("Globex");
        await Slack.CallAsync("chat.postMessage", new { channel = "#warehouse", text = "shelf nine" }, globex.Text("token"));
        var channel = globex.GetProperty("channels").EnumerateArray().Single(one => one.Text("name") == "warehouse").Text("id");

        (await Slack.Client.GetStringAsync($"{Slack.Url}/?channel={channel}")).ShouldContain("shelf nine");
        (await Slack.Client.GetStringAsync($"{Slack.Url}/?workspace=Globex&q=shelf")).ShouldContain("shelf nine");
        (await Slack.Client.GetStringAsync($"{Slack.Url}/")).ShouldContain($"?workspace={globex.Text("id")}");
    }

    [Fact]
    public async Task Reset_LeavesTheFirstAlone()
    {
        await AddAsync("Globex");

        (await Slack.ControlAsync("reset", new { })).Dispose();

        (await Slack.ControlAsync("workspaces")).GetProperty("workspaces").GetArrayLength().ShouldBe(1);
    }

    [Theory]
    [InlineData("   ")]
    [InlineData("123456789012345678901234567890123456789012345678901")]
    public async Task Add_NoName_IsRefused(string name)
    {
        using var answer = await Slack.ControlAsync("workspaces", new { name });

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    private async Task<JsonElement> AddAsync(string name)
    {
        using var answer = await Slack.ControlAsync("workspaces", new { name });
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        return await SimulatorHost.ReadAsync(answer);
    }

    private async Task<string?> InstallAsync(string extra) =>
        (await App.ExchangeAsync(await App.AllowAsync("chat:write", channel: "", extra: extra))).GetProperty("team").Text("id");
}
