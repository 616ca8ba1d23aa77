using System.Net;
using Portal.SlackSimulator;

namespace Portal.UnitTests.Simulator;

public sealed class RateLimitTests : SimulatorTest
{
    [Fact]
    public async Task Post_ByDefault_IsNotLimited()
    {
        for (var count = 0; count < 50; count++)
        {
            using var response = await Slack.HookAsync("""{"text":"Hello"}""");
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task Post_BeyondTheBurst_Answers429ForThatChannelWhicheverWay()
    {
        await LimitAsync(new { enabled = true, channelPerSecond = 1, channelBurst = 2 });
        using var first = await Slack.HookAsync("""{"text":"1"}""");
        using var second = await PostAsync("#approvals");

        using var hook = await Slack.HookAsync("""{"text":"3"}""");
        using var api = await PostAsync("#approvals");
        using var other = await PostAsync("#finance");

        hook.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        hook.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(1));
        (await hook.Content.ReadAsStringAsync()).ShouldBe("""{"retry_after":1,"ok":false,"error":"rate_limited"}""");
        api.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await api.Content.ReadAsStringAsync()).ShouldBe("""{"ok":false,"error":"ratelimited"}""");
        other.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Post_AfterTheWait_IsTakenAgain()
    {
        await LimitAsync(new { enabled = true, channelBurst = 1 });
        using var first = await PostAsync("#approvals");

        Clock.Advance(TimeSpan.FromSeconds(1));
        using var second = await PostAsync("#approvals");

        second.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Call_BeyondItsTier_WaitsForTheMinuteAndSparesOtherMethods()
    {
        await LimitAsync(new { enabled = true, tier3PerMinute = 2 });
        await Slack.CallAsync("team.info");
        Clock.Advance(TimeSpan.FromSeconds(10));
        await Slack.CallAsync("team.info");

        using var third = await Slack.SendAsync("team.info");

        third.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        third.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(50));
        (await Slack.CallAsync("auth.test")).ShouldBeOk();
        Clock.Advance(TimeSpan.FromSeconds(50));
        (await Slack.CallAsync("team.info")).ShouldBeOk();
    }

    [Fact]
    public async Task Post_BeyondTheWorkspacesMinute_Answers429()
    {
        await LimitAsync(new { enabled = true, channelPerSecond = 0, workspacePerMinute = 1 });
        using var first = await PostAsync("#approvals");

        using var second = await PostAsync("#finance");

        second.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Theory]
    [InlineData("webhook")]
    [InlineData(SampleWorkspace.WebhookPath)]
    public async Task Arm_Webhook_Answers429SoOften(string method)
    {
        using var armed = await Slack.ControlAsync("ratelimit", new { method, retryAfter = 7, count = 1 });

        using var refused = await Slack.HookAsync("""{"text":"Hello"}""");
        using var taken = await Slack.HookAsync("""{"text":"Hello"}""");

        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(7));
        taken.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Arm_Method_Answers429ForIt()
    {
        using var armed = await Slack.ControlAsync("ratelimit", new { method = "chat.update", retryAfter = 30, count = 2 });

        using var refused = await Slack.SendAsync("chat.update", new { channel = "C1", ts = "1", text = "x" });

        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(30));
    }

    private Task<HttpResponseMessage> PostAsync(string channel) => Slack.SendAsync("chat.postMessage", new { channel, text = "x" });

    private async Task LimitAsync(object limits)
    {
        using var response = await Slack.ControlAsync("limits", limits);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
