using System.Text.Json;
using Portal.SlackSimulator;

namespace Portal.UnitTests.Simulator;

public sealed class InstallationTests : SimulatorTest
{
    private InstallingApp App => new(Slack);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Install_Again_ScopesGrowAndTheTokenStaysUnlessSwitched(bool isNew)
    {
        var first = await App.InstallAsync("chat:write");
        await App.SetAsync(new { newTokenOnReinstall = isNew });

        var second = await App.InstallAsync("users:read");

        (second.Text("access_token") != first.Text("access_token")).ShouldBe(isNew);
        second.Text("scope")!.Split(',').ShouldBe(["chat:write", "users:read"], ignoreOrder: true);
        (await Slack.CallAsync("auth.test", token: first.Text("access_token"))).GetProperty("ok").GetBoolean().ShouldBe(!isNew);
        (await Slack.CallAsync("auth.test", token: second.Text("access_token"))).ShouldBeOk();
    }

    [Fact]
    public async Task Install_OrgWide_HasNoTeam()
    {
        await App.SetAsync(new { orgInstall = true });

        var answer = await App.InstallAsync("chat:write");

        answer.GetProperty("team").ValueKind.ShouldBe(JsonValueKind.Null);
        answer.GetProperty("enterprise").Text("id").ShouldNotBeNullOrEmpty();
        answer.GetProperty("is_enterprise_install").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Install_UserScopes_BringAPersonsToken()
    {
        var answer = await App.InstallAsync("chat:write", "&user_scope=users:read");

        var user = answer.GetProperty("authed_user");
        user.Text("scope").ShouldBe("users:read");
        (await Slack.CallAsync("auth.test", token: user.Text("access_token"))).Text("user_id").ShouldBe(user.Text("id"));
    }

    [Fact]
    public async Task Refresh_RotatingToken_ExpiresAndRenews()
    {
        await App.SetAsync(new { tokenRotation = true });
        var first = await App.InstallAsync("chat:write");
        first.GetProperty("expires_in").GetInt32().ShouldBe(43_200);
        Clock.Advance(TimeSpan.FromHours(12));
        (await Slack.CallAsync("auth.test", token: first.Text("access_token"))).ShouldFail("token_expired");

        var second = await App.RefreshAsync(first.Text("refresh_token")!);

        second.ShouldBeOk();
        second.Text("scope").ShouldBe("chat:write");
        (await Slack.CallAsync("auth.test", token: second.Text("access_token"))).ShouldBeOk();
        Clock.Advance(TimeSpan.FromMinutes(1));
        (await App.RefreshAsync(first.Text("refresh_token")!)).ShouldFail("invalid_refresh_token");
        (await App.RefreshAsync("xoxe-1-none")).ShouldFail("invalid_refresh_token");
    }

    [Fact]
    public async Task Refresh_Repeated_KeepsTwoAccessTokens()
    {
        await App.SetAsync(new { tokenRotation = true });
        var first = await App.InstallAsync("chat:write");
        var second = await App.RefreshAsync(first.Text("refresh_token")!);
        (await Slack.CallAsync("auth.test", token: first.Text("access_token"))).ShouldBeOk();

        var third = await App.RefreshAsync(second.Text("refresh_token")!);

        (await Slack.CallAsync("auth.test", token: first.Text("access_token"))).ShouldFail("token_revoked");
        (await Slack.CallAsync("auth.test", token: second.Text("access_token"))).ShouldBeOk();
        (await Slack.CallAsync("auth.test", token: third.Text("access_token"))).ShouldBeOk();
    }

    [Fact]
    public async Task Exchange_LongLivedToken_Rotates()
    {
        var old = await App.InstallAsync("chat:write");

        var fresh = await App.PostAsync("oauth.v2.exchange", ("token", old.Text("access_token")!));

        fresh.Text("refresh_token").ShouldStartWith("xoxe-1-");
        (await Slack.CallAsync("auth.test", token: fresh.Text("access_token"))).ShouldBeOk();
        (await Slack.CallAsync("auth.test", token: old.Text("access_token"))).ShouldFail("token_revoked");
    }

    [Fact]
    public async Task Revoke_BotToken_TakesItsWebhooksAlong()
    {
        var installed = await App.InstallAsync("chat:write,incoming-webhook");
        var token = installed.Text("access_token");
        (await Slack.CallAsync("auth.revoke", token: token)).ShouldBeOk();

        (await Slack.CallAsync("auth.test", token: token)).ShouldFail("token_revoked");
        using var hook = await Slack.Client.PostAsync(installed.GetProperty("incoming_webhook").Text("url"), new StringContent("""{"text":"x"}"""));
        (await hook.Content.ReadAsStringAsync()).ShouldBe("no_service");
        (await App.InstallAsync("chat:write")).Text("access_token").ShouldNotBe(token);
    }

    [Fact]
    public async Task Revoke_Test_ChangesNothing()
    {
        var answer = await Slack.GetAsync("auth.revoke?test=1");

        answer.GetProperty("revoked").GetBoolean().ShouldBeFalse();
        (await Slack.CallAsync("auth.test")).ShouldBeOk();
    }

    [Fact]
    public async Task Uninstall_App_EndsEveryToken()
    {
        var token = (await App.InstallAsync("chat:write")).Text("access_token")!;
        (await App.PostAsync("apps.uninstall", ("token", token))).ShouldBeOk();

        (await Slack.CallAsync("auth.test", token: token)).ShouldFail("account_inactive");
        (await Slack.CallAsync("auth.test")).ShouldFail("account_inactive");
        using var hook = await Slack.HookAsync("""{"text":"x"}""");
        (await hook.Content.ReadAsStringAsync()).ShouldBe("no_service");
    }

    [Fact]
    public async Task Uninstall_Refused_LeavesTheTokens()
    {
        await App.SetAsync(new { uninstallError = "no_permission" });

        (await App.PostAsync("apps.uninstall", ("token", SampleWorkspace.BotToken))).ShouldFail("no_permission");
        (await App.PostAsync("apps.uninstall", ("token", SampleWorkspace.BotToken), ("client_secret", "x"))).ShouldFail("bad_client_secret");
        (await Slack.CallAsync("auth.test")).ShouldBeOk();
    }
}
