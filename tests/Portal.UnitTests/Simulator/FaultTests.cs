using System.Net;
using Portal.SlackSimulator;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Simulator;

public sealed class FaultTests : SimulatorTest
{
    private const string Hello = """{"text":"Hello"}""";

    [Theory]
    [InlineData("500", HttpStatusCode.InternalServerError)]
    [InlineData("503", HttpStatusCode.ServiceUnavailable)]
    [InlineData("non_json", HttpStatusCode.OK)]
    public async Task Arm_Breakage_StrikesApiAndWebhookAndStoresNothing(string kind, HttpStatusCode status)
    {
        await ArmAsync(new { target = "chat.postMessage", kind, count = 1 });
        await ArmAsync(new { target = "webhook", kind, count = 1 });

        using var api = await PostAsync();
        using var hook = await Slack.HookAsync(Hello);

        api.StatusCode.ShouldBe(status);
        hook.StatusCode.ShouldBe(status);
        (await api.Content.ReadAsStringAsync()).ShouldStartWith("<");
        (await StoredAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Arm_Count_StrikesSoOften()
    {
        await ArmAsync(new { target = "chat.postMessage", kind = "error", error = "internal_error", count = 2 });

        (await Slack.CallAsync("chat.postMessage", new { channel = "#approvals", text = "x" })).ShouldFail("internal_error");
        (await Slack.CallAsync("chat.postMessage", new { channel = "#approvals", text = "x" })).ShouldFail("internal_error");
        (await Slack.CallAsync("chat.postMessage", new { channel = "#approvals", text = "x" })).ShouldBeOk();
        (await Slack.ControlAsync("faults")).GetProperty("faults").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Arm_DropAfterStore_KeepsTheMessageAndBreaksTheConnection()
    {
        await ArmAsync(new { target = "chat.postMessage", kind = "drop_after_store" });
        await ArmAsync(new { target = SampleWorkspace.WebhookPath, kind = "drop_after_store" });

        await Should.ThrowAsync<HttpRequestException>(PostAsync);
        await Should.ThrowAsync<HttpRequestException>(() => Slack.HookAsync(Hello));

        (await StoredAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task Arm_Slow_WaitsThenAnswers()
    {
        await ArmAsync(new { target = "webhook", kind = "slow", delayMs = 120, count = 1 });
        var started = Clock.GetTimestamp();

        using var response = await Clock.PassUntilAsync(Slack.HookAsync(Hello));

        Clock.GetElapsedTime(started).ShouldBeGreaterThan(TimeSpan.FromMilliseconds(100));
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Arm_RevokedWebhook_AnswersNoServiceAndSparesOthers()
    {
        await ArmAsync(new { target = Slack.Url + SampleWorkspace.WebhookPath, kind = "revoked" });

        using var revoked = await Slack.HookAsync(Hello);
        using var other = await Slack.HookAsync(Hello, SampleWorkspace.FinanceWebhookPath);

        revoked.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await revoked.Content.ReadAsStringAsync()).ShouldBe("no_service");
        other.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Arm_RevokedToken_AnswersTokenRevokedUntilCleared()
    {
        await ArmAsync(new { target = SampleWorkspace.BotToken, kind = "revoked" });

        (await Slack.CallAsync("auth.test")).ShouldFail("token_revoked");
        (await Slack.CallAsync("auth.test", token: SampleWorkspace.PublicBotToken)).ShouldBeOk();
        using var _ = await Slack.Client.DeleteAsync($"{Slack.Url}/control/faults");
        (await Slack.CallAsync("auth.test")).ShouldBeOk();
    }

    [Fact]
    public async Task Arm_Channel_StrikesEveryWayIntoIt()
    {
        await ArmAsync(new { target = "#approvals", kind = "error", error = "channel_not_found" });

        (await Slack.CallAsync("chat.postMessage", new { channel = SampleWorkspace.MemberChannel, text = "x" })).ShouldFail("channel_not_found");
        using var hook = await Slack.HookAsync(Hello);
        hook.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Slack.CallAsync("chat.postMessage", new { channel = "#finance", text = "x" })).ShouldBeOk();
    }

    [Fact]
    public async Task Arm_Person_StrikesTheDirectConversation()
    {
        await ArmAsync(new { target = SampleWorkspace.UserId, kind = "error", error = "messages_tab_disabled" });

        (await Slack.CallAsync("chat.postMessage", new { channel = SampleWorkspace.UserId, text = "x" })).ShouldFail("messages_tab_disabled");
    }

    [Fact]
    public async Task Arm_RollupErrorOnWebhook_HasItsStatus()
    {
        await ArmAsync(new { target = "webhook", kind = "error", error = "rollup_error", count = 1 });

        using var response = await Slack.HookAsync(Hello);

        response.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await response.Content.ReadAsStringAsync()).ShouldBe("rollup_error");
    }

    [Fact]
    public async Task Clear_ById_LeavesOthers()
    {
        await ArmAsync(new { target = "webhook", kind = "500" });
        await ArmAsync(new { target = "auth.test", kind = "503" });

        using var _ = await Slack.Client.DeleteAsync($"{Slack.Url}/control/faults/1");

        var left = (await Slack.ControlAsync("faults")).GetProperty("faults");
        left.GetArrayLength().ShouldBe(1);
        left[0].Text("target").ShouldBe("auth.test");
    }

    private async Task ArmAsync(object fault)
    {
        using var response = await Slack.ControlAsync("faults", fault);
        response.StatusCode.ShouldBe(HttpStatusCode.Created, await response.Content.ReadAsStringAsync());
    }

    private Task<HttpResponseMessage> PostAsync() => Slack.SendAsync("chat.postMessage", new { channel = "#approvals", text = "x" });

    private async Task<int> StoredAsync() => (await Slack.ControlAsync("messages")).GetProperty("total").GetInt32();
}
