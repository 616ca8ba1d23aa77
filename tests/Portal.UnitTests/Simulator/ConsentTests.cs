using System.Net;
using AngleSharp.Html.Parser;
using Portal.SlackSimulator;

namespace Portal.UnitTests.Simulator;

public sealed class ConsentTests : SimulatorTest
{
    private InstallingApp App => new(Slack);

    [Fact]
    public async Task Authorize_Page_NamesAppWorkspaceAndScopes()
    {
        using var response = await Slack.Client.GetAsync(App.AuthorizeUrl("chat:write,users:read,incoming-webhook"));

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
        var back = await App.DecideAsync("chat:write,users:read", "allow", "s t&1");
        back["state"].ToString().ShouldBe("s t&1");

        var answer = await App.ExchangeAsync(back["code"].ToString());

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
        var back = await App.DecideAsync("chat:write", "cancel", "abc");

        back["error"].ToString().ShouldBe("access_denied");
        back["error_description"].ToString().ShouldStartWith("The user has denied access");
        back["state"].ToString().ShouldBe("abc");
        back.ContainsKey("code").ShouldBeFalse();
    }

    [Fact]
    public async Task Authorize_CancelWithoutDescription_HasNone()
    {
        await App.SetAsync(new { denyWithoutDescription = true });

        (await App.DecideAsync("chat:write", "cancel", "abc")).ContainsKey("error_description").ShouldBeFalse();
    }

    [Fact]
    public async Task Authorize_ConfiguredRedirectUrls_TakeThemselvesAndWhatLiesBelow()
    {
        await App.SetAsync(new { redirectUrls = new[] { "https://portal.test/back" } });

        (await StatusAsync("https://portal.test/back")).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync("https://portal.test/back/here")).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync("https://portal.test/backwards")).ShouldBe(HttpStatusCode.BadRequest);
        (await StatusAsync("https://portal.test:8443/back")).ShouldBe(HttpStatusCode.BadRequest);
        (await StatusAsync(InstallingApp.Callback)).ShouldBe(HttpStatusCode.BadRequest);
    }

    private async Task<HttpStatusCode> StatusAsync(string redirectUri)
    {
        using var response = await Slack.Client.GetAsync(
            $"{Slack.Url}/oauth/v2/authorize?client_id={SampleWorkspace.ClientId}&scope=chat:write&redirect_uri={Uri.EscapeDataString(redirectUri)}");
        return response.StatusCode;
    }
}
