using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.WebUtilities;
using Portal.SlackSimulator;

namespace Portal.UnitTests.Simulator;

public sealed class OAuthTests : SimulatorTest
{
    private const string Callback = "http://localhost:5080/slack/oauth/callback";

    [Fact]
    public async Task Authorize_Page_NamesAppWorkspaceAndScopes()
    {
        using var response = await Slack.Client.GetAsync(Authorize("chat:write,users:read,incoming-webhook"));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync());
        page.QuerySelector("h1")!.TextContent.ShouldBe("Portal is requesting permission to access the Acme workspace");
        page.QuerySelectorAll("[data-scope]").Select(item => item.GetAttribute("data-scope")).ShouldBe(["users:read", "chat:write", "incoming-webhook"]);
        page.QuerySelector("#allow")!.TextContent.ShouldBe("Allow");
        page.QuerySelector("#cancel")!.TextContent.ShouldBe("Cancel");
        page.QuerySelector("label[for=channel]").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("client_id=1.2&scope=chat:write", "invalid_client_id")]
    [InlineData("client_id=1000000001.2000000001&scope=chat:dance", "invalid_scope")]
    [InlineData("client_id=1000000001.2000000001", "no_scopes")]
    [InlineData("client_id=1000000001.2000000001&scope=chat:write&redirect_uri=https://evil.test/slack/oauth/callback", "bad_redirect_uri")]
    [InlineData("client_id=1000000001.2000000001&scope=chat:write&redirect_uri=http://localhost/elsewhere", "bad_redirect_uri")]
    [InlineData("client_id=1000000001.2000000001&scope=chat:write&redirect_uri=http://localhost/slack/oauth/callback/../../x", "bad_redirect_uri")]
    [InlineData("client_id=1000000001.2000000001&scope=chat:write&redirect_uri=http://localhost/slack/oauth/callbacks", "bad_redirect_uri")]
    public async Task Authorize_Wrong_IsAPageOfSlacksOwn(string query, string error)
    {
        using var response = await Slack.Client.GetAsync($"{Slack.Url}/oauth/v2/authorize?{query}");

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync()).ShouldContain(error);
        response.Headers.Location.ShouldBeNull();
    }

    [Fact]
    public async Task Authorize_Allow_LeadsToATokenWithTheScopesAsked()
    {
        var back = await DecideAsync("chat:write,users:read", "allow", "s t&1");
        back["state"].ToString().ShouldBe("s t&1");

        var answer = await ExchangeAsync(back["code"].ToString());

        answer.ShouldBeOk();
        answer.Text("scope").ShouldBe("chat:write,users:read");
        answer.Text("token_type").ShouldBe("bot");
        answer.Text("bot_user_id").ShouldBe(SampleWorkspace.BotUserId);
        answer.GetProperty("team").Text("id").ShouldBe(SampleWorkspace.TeamId);
        answer.TryGetProperty("refresh_token", out _).ShouldBeFalse();
        answer.TryGetProperty("incoming_webhook", out _).ShouldBeFalse();
        using var test = await Slack.SendAsync("auth.test", token: answer.Text("access_token"));
        test.Headers.GetValues("x-oauth-scopes").ShouldBe(["chat:write,users:read"]);
        (await Slack.CallAsync("team.info", token: answer.Text("access_token"))).ShouldFail("missing_scope");
    }

    [Fact]
    public async Task Authorize_Cancel_SaysAccessDenied()
    {
        var back = await DecideAsync("chat:write", "cancel", "abc");

        back["error"].ToString().ShouldBe("access_denied");
        back["error_description"].ToString().ShouldStartWith("The user has denied access");
        back["state"].ToString().ShouldBe("abc");
        back.ContainsKey("code").ShouldBeFalse();
    }

    [Fact]
    public async Task Authorize_CancelWithoutDescription_HasNone()
    {
        await SetAsync(new { denyWithoutDescription = true });

        (await DecideAsync("chat:write", "cancel", "abc")).ContainsKey("error_description").ShouldBeFalse();
    }

    [Fact]
    public async Task Authorize_ConfiguredRedirectUrls_TakeThemselvesAndWhatLiesBelow()
    {
        await SetAsync(new { redirectUrls = new[] { "https://portal.test/back" } });

        (await StatusAsync("https://portal.test/back")).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync("https://portal.test/back/here")).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync("https://portal.test/backwards")).ShouldBe(HttpStatusCode.BadRequest);
        (await StatusAsync("https://portal.test:8443/back")).ShouldBe(HttpStatusCode.BadRequest);
        (await StatusAsync(Callback)).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Exchange_WebhookScope_BringsAWebhookThatWorks()
    {
        var code = (await DecideAsync("chat:write,incoming-webhook", "allow", "s", SampleWorkspace.FinanceChannel))["code"].ToString();

        var hook = (await ExchangeAsync(code)).GetProperty("incoming_webhook");

        hook.Text("channel").ShouldBe("#finance");
        hook.Text("channel_id").ShouldBe(SampleWorkspace.FinanceChannel);
        using var posted = await Slack.Client.PostAsync(hook.Text("url"), new StringContent("""{"text":"by the new webhook"}"""));
        posted.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Slack.ControlAsync("messages?channel=%23finance")).GetProperty("messages")[0].Text("text").ShouldBe("by the new webhook");
    }

    [Theory]
    [InlineData("client_id", "1.2", "invalid_client_id")]
    [InlineData("client_secret", "wrong", "bad_client_secret")]
    [InlineData("redirect_uri", "http://localhost:5080/slack/oauth/callback/other", "bad_redirect_uri")]
    [InlineData("redirect_uri", "", "bad_redirect_uri")]
    [InlineData("code", "nonsense", "invalid_code")]
    [InlineData("code", "", "invalid_code")]
    [InlineData("grant_type", "password", "invalid_grant_type")]
    [InlineData("code_verifier", "unasked", "invalid_code_verifier")]
    public async Task Exchange_Wrong_SaysWhy(string field, string value, string error)
    {
        var code = (await DecideAsync("chat:write", "allow", "s"))["code"].ToString();

        (await ExchangeAsync(code, (field, value))).ShouldFail(error);
    }

    [Fact]
    public async Task Exchange_Twice_IsUsedUp()
    {
        var code = (await DecideAsync("chat:write", "allow", "s"))["code"].ToString();

        (await ExchangeAsync(code)).ShouldBeOk();
        (await ExchangeAsync(code)).ShouldFail("code_already_used");
    }

    [Fact]
    public async Task Exchange_AfterTenMinutes_IsTooLate()
    {
        var code = (await DecideAsync("chat:write", "allow", "s"))["code"].ToString();

        Clock.Advance(TimeSpan.FromMinutes(10));

        (await ExchangeAsync(code)).ShouldFail("invalid_code");
    }

    [Fact]
    public async Task Exchange_HttpBasic_IsTaken()
    {
        var code = (await DecideAsync("chat:write", "allow", "s"))["code"].ToString();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Slack.Url}/api/oauth.v2.access");
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{SampleWorkspace.ClientId}:{SampleWorkspace.ClientSecret}")));
        request.Content = new FormUrlEncodedContent([new("code", code), new("redirect_uri", Callback)]);

        using var response = await Slack.Client.SendAsync(request);

        (await SimulatorHost.ReadAsync(response)).ShouldBeOk();
        (await Slack.ControlAsync("calls")).GetRawText().ShouldNotContain(code);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Install_Again_ScopesGrowAndTheTokenStaysUnlessSwitched(bool isNew)
    {
        var first = await InstallAsync("chat:write");
        await SetAsync(new { newTokenOnReinstall = isNew });

        var second = await InstallAsync("users:read");

        (second.Text("access_token") != first.Text("access_token")).ShouldBe(isNew);
        second.Text("scope")!.Split(',').ShouldBe(["chat:write", "users:read"], ignoreOrder: true);
        (await Slack.CallAsync("auth.test", token: first.Text("access_token"))).GetProperty("ok").GetBoolean().ShouldBe(!isNew);
        (await Slack.CallAsync("auth.test", token: second.Text("access_token"))).ShouldBeOk();
    }

    [Fact]
    public async Task Install_OrgWide_HasNoTeam()
    {
        await SetAsync(new { orgInstall = true });

        var answer = await InstallAsync("chat:write");

        answer.GetProperty("team").ValueKind.ShouldBe(JsonValueKind.Null);
        answer.GetProperty("enterprise").Text("id").ShouldNotBeNullOrEmpty();
        answer.GetProperty("is_enterprise_install").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Install_UserScopes_BringAPersonsToken()
    {
        var answer = await InstallAsync("chat:write", "&user_scope=users:read");

        var user = answer.GetProperty("authed_user");
        user.Text("scope").ShouldBe("users:read");
        (await Slack.CallAsync("auth.test", token: user.Text("access_token"))).Text("user_id").ShouldBe(user.Text("id"));
    }

    [Fact]
    public async Task Refresh_RotatingToken_ExpiresAndRenews()
    {
        await SetAsync(new { tokenRotation = true });
        var first = await InstallAsync("chat:write");
        first.GetProperty("expires_in").GetInt32().ShouldBe(43_200);
        Clock.Advance(TimeSpan.FromHours(12));
        (await Slack.CallAsync("auth.test", token: first.Text("access_token"))).ShouldFail("token_expired");

        var second = await RefreshAsync(first.Text("refresh_token")!);

        second.ShouldBeOk();
        second.Text("scope").ShouldBe("chat:write");
        (await Slack.CallAsync("auth.test", token: second.Text("access_token"))).ShouldBeOk();
        Clock.Advance(TimeSpan.FromMinutes(1));
        (await RefreshAsync(first.Text("refresh_token")!)).ShouldFail("invalid_refresh_token");
        (await RefreshAsync("xoxe-1-none")).ShouldFail("invalid_refresh_token");
    }

    [Fact]
    public async Task Refresh_Repeated_KeepsTwoAccessTokens()
    {
        await SetAsync(new { tokenRotation = true });
        var first = await InstallAsync("chat:write");
        var second = await RefreshAsync(first.Text("refresh_token")!);
        (await Slack.CallAsync("auth.test", token: first.Text("access_token"))).ShouldBeOk();

        var third = await RefreshAsync(second.Text("refresh_token")!);

        (await Slack.CallAsync("auth.test", token: first.Text("access_token"))).ShouldFail("token_revoked");
        (await Slack.CallAsync("auth.test", token: second.Text("access_token"))).ShouldBeOk();
        (await Slack.CallAsync("auth.test", token: third.Text("access_token"))).ShouldBeOk();
    }

    [Fact]
    public async Task Exchange_LongLivedToken_Rotates()
    {
        var old = await InstallAsync("chat:write");

        var fresh = await PostAsync("oauth.v2.exchange", Credentials(("token", old.Text("access_token")!)));

        fresh.Text("refresh_token").ShouldStartWith("xoxe-1-");
        (await Slack.CallAsync("auth.test", token: fresh.Text("access_token"))).ShouldBeOk();
        (await Slack.CallAsync("auth.test", token: old.Text("access_token"))).ShouldFail("token_revoked");
    }

    [Fact]
    public async Task Pkce_Verifier_IsChecked()
    {
        // The example of RFC 7636, appendix B.
        var extra = "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256";
        var code = (await DecideAsync("chat:write", "allow", "s", extra: extra))["code"].ToString();

        (await ExchangeAsync(code)).ShouldFail("invalid_code_verifier");
        (await ExchangeAsync(code, ("code_verifier", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"))).ShouldBeOk();
    }

    [Fact]
    public async Task Revoke_BotToken_TakesItsWebhooksAlong()
    {
        var installed = await InstallAsync("chat:write,incoming-webhook");
        var token = installed.Text("access_token");
        (await Slack.CallAsync("auth.revoke", token: token)).ShouldBeOk();

        (await Slack.CallAsync("auth.test", token: token)).ShouldFail("token_revoked");
        using var hook = await Slack.Client.PostAsync(installed.GetProperty("incoming_webhook").Text("url"), new StringContent("""{"text":"x"}"""));
        (await hook.Content.ReadAsStringAsync()).ShouldBe("no_service");
        (await InstallAsync("chat:write")).Text("access_token").ShouldNotBe(token);
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
        var token = (await InstallAsync("chat:write")).Text("access_token")!;
        (await PostAsync("apps.uninstall", Credentials(("token", token)))).ShouldBeOk();

        (await Slack.CallAsync("auth.test", token: token)).ShouldFail("account_inactive");
        (await Slack.CallAsync("auth.test")).ShouldFail("account_inactive");
        using var hook = await Slack.HookAsync("""{"text":"x"}""");
        (await hook.Content.ReadAsStringAsync()).ShouldBe("no_service");
    }

    [Fact]
    public async Task Uninstall_Refused_LeavesTheTokens()
    {
        await SetAsync(new { uninstallError = "no_permission" });

        (await PostAsync("apps.uninstall", Credentials(("token", SampleWorkspace.BotToken)))).ShouldFail("no_permission");
        (await PostAsync("apps.uninstall", Credentials(("token", SampleWorkspace.BotToken), ("client_secret", "x")))).ShouldFail("bad_client_secret");
        (await Slack.CallAsync("auth.test")).ShouldBeOk();
    }

    private string Authorize(string scopes, string extra = "") =>
        $"{Slack.Url}/oauth/v2/authorize?client_id={SampleWorkspace.ClientId}&scope={scopes}&redirect_uri={Uri.EscapeDataString(Callback)}{extra}";

    private async Task<Dictionary<string, Microsoft.Extensions.Primitives.StringValues>> DecideAsync(
        string scopes, string decision, string state, string channel = SampleWorkspace.MemberChannel, string extra = "")
    {
        using var form = new FormUrlEncodedContent([new("decision", decision), new("channel", channel)]);
        using var response = await Slack.Client.PostAsync(Authorize(scopes, $"&state={Uri.EscapeDataString(state)}{extra}"), form);
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        response.Headers.Location!.ToString().ShouldStartWith(Callback + "?");
        return QueryHelpers.ParseQuery(response.Headers.Location.Query);
    }

    private async Task<JsonElement> InstallAsync(string scopes, string extra = "")
    {
        var answer = await ExchangeAsync((await DecideAsync(scopes, "allow", "s", extra: extra))["code"].ToString());
        answer.ShouldBeOk();
        return answer;
    }

    private Task<JsonElement> ExchangeAsync(string code, params (string Name, string Value)[] changes) =>
        PostAsync("oauth.v2.access", Credentials([("code", code), ("redirect_uri", Callback), .. changes]));

    private Task<JsonElement> RefreshAsync(string refreshToken) =>
        PostAsync("oauth.v2.access", Credentials(("grant_type", "refresh_token"), ("refresh_token", refreshToken)));

    private static Dictionary<string, string> Credentials(params (string Name, string Value)[] fields)
    {
        var form = new Dictionary<string, string>(StringComparer.Ordinal) { ["client_id"] = SampleWorkspace.ClientId, ["client_secret"] = SampleWorkspace.ClientSecret };
        foreach (var (name, value) in fields)
        {
            form[name] = value;
        }

        return form;
    }

    private async Task<JsonElement> PostAsync(string method, Dictionary<string, string> fields)
    {
        using var form = new FormUrlEncodedContent(fields);
        using var response = await Slack.Client.PostAsync($"{Slack.Url}/api/{method}", form);
        return await SimulatorHost.ReadAsync(response);
    }

    private async Task SetAsync(object settings)
    {
        using var response = await Slack.ControlAsync("app", settings);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private async Task<HttpStatusCode> StatusAsync(string redirectUri)
    {
        using var response = await Slack.Client.GetAsync(
            $"{Slack.Url}/oauth/v2/authorize?client_id={SampleWorkspace.ClientId}&scope=chat:write&redirect_uri={Uri.EscapeDataString(redirectUri)}");
        return response.StatusCode;
    }
}
