using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Portal.SlackSimulator;

namespace Portal.UnitTests.Simulator;

public sealed class CodeExchangeTests : SimulatorTest
{
    private InstallingApp App => new(Slack);

    [Fact]
    public async Task Exchange_WebhookScope_BringsAWebhookThatWorks()
    {
        var code = await App.AllowAsync("chat:write,incoming-webhook", SampleWorkspace.FinanceChannel);

        var hook = (await App.ExchangeAsync(code)).GetProperty("incoming_webhook");

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
        var code = await App.AllowAsync("chat:write");

        (await App.ExchangeAsync(code, (field, value))).ShouldFail(error);
    }

    [Fact]
    public async Task Exchange_Twice_IsUsedUp()
    {
        var code = await App.AllowAsync("chat:write");

        (await App.ExchangeAsync(code)).ShouldBeOk();
        (await App.ExchangeAsync(code)).ShouldFail("code_already_used");
    }

    [Fact]
    public async Task Exchange_AfterTenMinutes_IsTooLate()
    {
        var code = await App.AllowAsync("chat:write");

        Clock.Advance(TimeSpan.FromMinutes(10));

        (await App.ExchangeAsync(code)).ShouldFail("invalid_code");
    }

    [Fact]
    public async Task Exchange_HttpBasic_IsTaken()
    {
        var code = await App.AllowAsync("chat:write");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Slack.Url}/api/oauth.v2.access");
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{SampleWorkspace.ClientId}:{SampleWorkspace.ClientSecret}")));
        request.Content = new FormUrlEncodedContent([new("code", code), new("redirect_uri", InstallingApp.Callback)]);

        using var response = await Slack.Client.SendAsync(request);

        (await SimulatorHost.ReadAsync(response)).ShouldBeOk();
        (await Slack.ControlAsync("calls")).GetRawText().ShouldNotContain(code);
    }

    [Fact]
    public async Task Pkce_Verifier_IsChecked()
    {
        // The example of RFC 7636, appendix B.
        var extra = "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256";
        var code = await App.AllowAsync("chat:write", extra: extra);

        (await App.ExchangeAsync(code)).ShouldFail("invalid_code_verifier");
        (await App.ExchangeAsync(code, ("code_verifier", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"))).ShouldBeOk();
    }
}
