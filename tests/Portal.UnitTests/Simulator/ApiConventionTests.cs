using System.Net.Http.Headers;
using System.Text;
using Portal.SlackSimulator;

namespace Portal.UnitTests.Simulator;

public sealed class ApiConventionTests : SimulatorTest
{
    [Theory]
    [InlineData(null, "not_authed")]
    [InlineData("xoxb-nobody-knows", "invalid_auth")]
    [InlineData(SampleWorkspace.RevokedToken, "token_revoked")]
    [InlineData(SampleWorkspace.InactiveToken, "account_inactive")]
    public async Task Call_BadToken_SaysWhy(string? token, string error) => (await Slack.CallAsync("auth.test", token: token)).ShouldFail(error);

    [Fact]
    public async Task Call_TokenInQuery_IsNotRead()
    {
        var answer = await Slack.Client.GetStringAsync($"{Slack.Url}/api/auth.test?token={SampleWorkspace.BotToken}");

        answer.ShouldContain("not_authed");
    }

    [Fact]
    public async Task Call_TokenInForm_IsRead()
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("token", SampleWorkspace.BotToken)]);

        using var response = await Slack.Client.PostAsync($"{Slack.Url}/api/auth.test", form);

        (await SimulatorHost.ReadAsync(response)).ShouldBeOk();
    }

    [Fact]
    public async Task Call_LowerCaseBearer_IsNotRead()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Slack.Url}/api/auth.test");
        request.Headers.TryAddWithoutValidation("Authorization", "bearer " + SampleWorkspace.BotToken);

        using var response = await Slack.Client.SendAsync(request);

        (await SimulatorHost.ReadAsync(response)).ShouldFail("not_authed");
    }

    [Fact]
    public async Task Call_MissingScope_SaysNeededAndProvided()
    {
        using var response = await Slack.SendAsync("chat.postMessage", new { channel = SampleWorkspace.MemberChannel, text = "x" }, SampleWorkspace.UnscopedToken);

        var answer = await SimulatorHost.ReadAsync(response);
        answer.ShouldFail("missing_scope");
        answer.Text("needed").ShouldBe("chat:write");
        answer.Text("provided").ShouldBe("team:read");
        response.Headers.GetValues("x-oauth-scopes").ShouldBe(["team:read"]);
        response.Headers.GetValues("x-accepted-oauth-scopes").ShouldBe(["chat:write"]);
    }

    [Fact]
    public async Task Call_UnknownMethod_IsRefused() => (await Slack.CallAsync("chat.dance")).ShouldFail("unknown_method");

    [Theory]
    [InlineData("application/json", "{\"broken\"", "invalid_json")]
    [InlineData("application/json", "{\"text\":\"\\ud800\"}", "invalid_json")]
    [InlineData("application/json", "[1]", "json_not_object")]
    [InlineData("application/xml", "<x/>", "invalid_post_type")]
    [InlineData(null, "x", "missing_post_type")]
    public async Task Call_UnreadableBody_SaysWhy(string? contentType, string body, string error)
    {
        using var response = await PostAsync("chat.postMessage", contentType, body);

        (await SimulatorHost.ReadAsync(response)).ShouldFail(error);
    }

    [Theory]
    [InlineData("""{"channel":"C0APPROVALS","text":"x"}""", true)]
    [InlineData("""{"channel":"C0NOTHERE","text":"x"}""", false)]
    public async Task Call_JsonWithoutCharset_Warns(string body, bool isOk)
    {
        using var response = await PostAsync("chat.postMessage", "application/json", body);

        var answer = await SimulatorHost.ReadAsync(response);
        answer.GetProperty("ok").GetBoolean().ShouldBe(isOk);
        answer.Text("warning").ShouldBe("missing_charset");
        answer.GetProperty("response_metadata").GetProperty("warnings").Texts().ShouldBe(["missing_charset"]);
    }

    [Fact]
    public async Task Call_JsonForMethodWithoutJson_IsNotRead()
    {
        var answer = await Slack.CallAsync("users.lookupByEmail", new { email = SampleWorkspace.Email });

        answer.ShouldFail("invalid_arguments");
        answer.GetProperty("response_metadata").GetProperty("messages").Texts().ShouldBe(["[ERROR] missing required field: email"]);
    }

    [Fact]
    public async Task Call_FormWithBlocksAsText_IsRead()
    {
        using var form = new FormUrlEncodedContent(
        [
            KeyValuePair.Create("token", SampleWorkspace.BotToken),
            KeyValuePair.Create("channel", SampleWorkspace.MemberChannel),
            KeyValuePair.Create("blocks", """[{"type":"divider"}]"""),
        ]);

        using var response = await Slack.Client.PostAsync($"{Slack.Url}/api/chat.postMessage", form);

        var answer = await SimulatorHost.ReadAsync(response);
        answer.ShouldBeOk();
        answer.GetProperty("message").GetProperty("blocks")[0].Text("block_id").ShouldNotBeNullOrEmpty();
    }

    private Task<HttpResponseMessage> PostAsync(string method, string? contentType, string body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"{Slack.Url}/api/{method}") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", SampleWorkspace.BotToken);
        request.Content.Headers.ContentType = contentType is null ? null : new MediaTypeHeaderValue(contentType);
        return Slack.Client.SendAsync(request);
    }
}
