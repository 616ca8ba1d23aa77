using System.Net;
using System.Text;
using Portal.SlackSimulator;

namespace Portal.UnitTests.Simulator;

public sealed class ControlTests : SimulatorTest
{
    private static readonly string[] PromisedFacts =
    [
        "token", "revokedToken", "inactiveToken", "unscopedToken", "webhookUrl", "email", "unknownEmail", "deactivatedEmail", "memberChannel",
        "nonMemberChannel", "privateNonMember", "archivedChannel", "clientId", "clientSecret", "signingSecret", "redirectUrls",
    ];

    [Fact]
    public async Task Facts_Keys_AreThePromisedOnes()
    {
        var facts = await Slack.ControlAsync("facts");

        foreach (var key in PromisedFacts)
        {
            facts.Text(key).ShouldNotBeNullOrEmpty(key);
        }

        facts.Text("webhookUrl").ShouldBe(Slack.Url + SampleWorkspace.WebhookPath);
    }

    [Fact]
    public async Task Facts_ConfiguredApp_IsShown()
    {
        using var set = await Slack.ControlAsync("app", new { redirectUrls = new[] { "https://portal.test/back" }, interactivityUrl = "http://localhost:1/click", eventsUrl = "http://localhost:1/events" });

        var facts = await Slack.ControlAsync("facts");

        facts.GetProperty("redirectUrls").Texts().ShouldBe(["https://portal.test/back"]);
        facts.Text("interactivityUrl").ShouldBe("http://localhost:1/click");
        facts.Text("eventsUrl").ShouldBe("http://localhost:1/events");
    }

    [Theory]
    [InlineData("faults", """{"kind":"500"}""", "target")]
    [InlineData("faults", """{"target":"chat.dance","kind":"500"}""", "target")]
    [InlineData("faults", """{"target":"webhook","kind":"tired"}""", "kind")]
    [InlineData("faults", """{"target":"webhook","kind":"error"}""", "error")]
    [InlineData("faults", """{"target":"webhook","kind":"500","count":0}""", "count")]
    [InlineData("faults", """{"target":"webhook","kind":"slow","delayMs":-1}""", "delayMs")]
    [InlineData("faults", """{"target":7,"kind":"500"}""", "target")]
    [InlineData("ratelimit", """{"method":"chat.dance"}""", "method")]
    [InlineData("ratelimit", """{"method":"webhook","retryAfter":"soon"}""", "retryAfter")]
    [InlineData("limits", """{"enabled":"yes"}""", "enabled")]
    [InlineData("limits", """{"tier2PerMinute":-4}""", "tier2PerMinute")]
    public async Task Post_BadField_NamesIt(string path, string body, string field)
    {
        using var response = await PostAsync(path, body);

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await SimulatorHost.ReadAsync(response)).GetProperty("errors").TryGetProperty(field, out _).ShouldBeTrue();
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    public async Task Post_Unreadable_IsBadRequest(string body)
    {
        using var response = await PostAsync("faults", body);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Theory]
    [InlineData("calls?limit=0", "limit")]
    [InlineData("calls?before=x", "before")]
    [InlineData("messages?limit=many", "limit")]
    [InlineData("messages?channel=%23nowhere", "channel")]
    public async Task Get_BadQuery_NamesTheField(string path, string field)
    {
        using var response = await Slack.Client.GetAsync($"{Slack.Url}/control/{path}");

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await SimulatorHost.ReadAsync(response)).GetProperty("errors").TryGetProperty(field, out _).ShouldBeTrue();
    }

    [Fact]
    public async Task Calls_Pages_AreNewestFirstAndHideSecrets()
    {
        await Slack.CallAsync("auth.test");
        using var hook = await Slack.HookAsync("""{"text":"Hello"}""");
        await Slack.CallAsync("chat.dance");

        var first = await Slack.ControlAsync("calls?limit=2");
        var second = await Slack.ControlAsync($"calls?limit=2&before={first.Text("nextBefore")}");

        first.GetProperty("total").GetInt32().ShouldBe(3);
        first.GetProperty("calls").EnumerateArray().Select(call => call.Text("method")).ShouldBe(["chat.dance", "webhook"]);
        first.GetProperty("calls")[0].Text("error").ShouldBe("unknown_method");
        second.GetProperty("calls").EnumerateArray().Select(call => call.Text("method")).ShouldBe(["auth.test"]);
        (first.GetRawText() + second.GetRawText()).ShouldNotContain(SampleWorkspace.BotToken);
        first.GetRawText().ShouldNotContain("simulatorApprovals");
    }

    [Fact]
    public async Task Messages_Filters_Narrow()
    {
        await Slack.CallAsync("chat.postMessage", new { channel = "#approvals", text = "A budget" });
        await Slack.CallAsync("chat.postMessage", new { channel = "#finance", text = "A BUDGET too" });
        await Slack.CallAsync("chat.postMessage", new { channel = "#finance", text = "An invoice" });

        (await Slack.ControlAsync("messages?contains=budget")).GetProperty("total").GetInt32().ShouldBe(2);
        (await Slack.ControlAsync("messages?contains=budget&channel=%23finance")).GetProperty("total").GetInt32().ShouldBe(1);
        (await Slack.ControlAsync("messages?limit=1")).GetProperty("messages")[0].Text("text").ShouldBe("An invoice");
    }

    [Fact]
    public async Task Reset_Everything_IsForgotten()
    {
        await Slack.CallAsync("chat.postMessage", new { channel = "#approvals", text = "x" });
        using var fault = await Slack.ControlAsync("faults", new { target = "api", kind = "500" });

        using var reset = await Slack.Client.PostAsync($"{Slack.Url}/control/reset", null);

        (await Slack.ControlAsync("messages")).GetProperty("total").GetInt32().ShouldBe(0);
        (await Slack.ControlAsync("calls")).GetProperty("total").GetInt32().ShouldBe(0);
        (await Slack.CallAsync("auth.test")).ShouldBeOk();
    }

    private Task<HttpResponseMessage> PostAsync(string path, string body) =>
        Slack.Client.PostAsync($"{Slack.Url}/control/{path}", new StringContent(body, Encoding.UTF8, "application/json"));
}
