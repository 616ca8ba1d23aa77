using System.Text.Json;
using Portal.SlackSimulator;

namespace Portal.UnitTests.Simulator;

/// <summary>Joining, reading back, threads that are broadcast, and people who are gone.</summary>
public sealed class ConversationTests : SimulatorTest
{
    private string _reader = null!;

    [Fact]
    public async Task Broadcast_Reply_IsAThreadBroadcastWithItsRoot()
    {
        var root = await PostAsync("first");

        var answer = await Slack.CallAsync("chat.postMessage", new { channel = SampleWorkspace.MemberChannel, text = "all", thread_ts = root, reply_broadcast = true });

        var message = answer.GetProperty("message");
        message.Text("subtype").ShouldBe("thread_broadcast");
        message.GetProperty("root").Text("ts").ShouldBe(root);
        (await HistoryAsync()).ShouldBe(["all", "first"]);
    }

    [Fact]
    public async Task Reply_NotBroadcast_StaysInItsThread()
    {
        var root = await PostAsync("first");

        var answer = await Slack.CallAsync("chat.postMessage", new { channel = SampleWorkspace.MemberChannel, text = "reply", thread_ts = root });

        answer.GetProperty("message").TryGetProperty("subtype", out _).ShouldBeFalse();
        (await HistoryAsync()).ShouldBe(["first"]);
    }

    [Fact]
    public async Task Update_WithBroadcast_ShowsAReplyInTheConversation()
    {
        var root = await PostAsync("first");
        var reply = (await Slack.CallAsync("chat.postMessage", new { channel = SampleWorkspace.MemberChannel, text = "reply", thread_ts = root })).Text("ts");

        await Slack.CallAsync("chat.update", new { channel = SampleWorkspace.MemberChannel, ts = reply, text = "reply", reply_broadcast = true });

        (await HistoryAsync()).ShouldBe(["reply", "first"]);
    }

    [Fact]
    public async Task History_BoundsAndPages_AreSlacks()
    {
        var first = await PostAsync("1");
        var second = await PostAsync("2");
        await PostAsync("3");

        (await HistoryAsync($"&oldest={first}")).ShouldBe(["3", "2"]);
        (await HistoryAsync($"&oldest={first}&latest={second}&inclusive=true")).ShouldBe(["2", "1"]);
        var page = await HistoryPageAsync("&limit=2");
        page.GetProperty("has_more").GetBoolean().ShouldBeTrue();
        page.GetProperty("response_metadata").Text("next_cursor").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task History_Metadata_ComesOnlyWhenAskedFor()
    {
        await Slack.CallAsync("chat.postMessage", new { channel = SampleWorkspace.MemberChannel, text = "x", metadata = new { event_type = "asked", event_payload = new { id = 1 } } });

        (await HistoryPageAsync("")).GetProperty("messages")[0].TryGetProperty("metadata", out _).ShouldBeFalse();
        (await HistoryPageAsync("&include_all_metadata=true")).GetProperty("messages")[0].GetProperty("metadata").Text("event_type").ShouldBe("asked");
    }

    [Fact]
    public async Task History_WithoutItsScope_SaysWhichOne() =>
        (await Slack.GetAsync("conversations.history?channel=" + SampleWorkspace.MemberChannel)).ShouldFail("missing_scope");

    [Fact]
    public async Task Join_PublicChannel_LetsTheBotPost()
    {
        var token = await TokenAsync("channels:join,chat:write");

        (await Slack.CallAsync("conversations.join", new { channel = SampleWorkspace.NonMemberChannel }, token)).GetProperty("channel").GetProperty("is_member").GetBoolean().ShouldBeTrue();
        (await Slack.CallAsync("conversations.join", new { channel = SampleWorkspace.NonMemberChannel }, token)).Text("warning").ShouldBe("already_in_channel");
        (await Slack.CallAsync("chat.postMessage", new { channel = SampleWorkspace.NonMemberChannel, text = "x" }, token)).ShouldBeOk();
    }

    [Theory]
    [InlineData("C0NOTHERE", "channel_not_found")]
    [InlineData(SampleWorkspace.PrivateNonMember, "channel_not_found")]
    [InlineData(SampleWorkspace.PrivateMember, "method_not_supported_for_channel_type")]
    [InlineData(SampleWorkspace.ArchivedChannel, "is_archived")]
    public async Task Join_Refused_SaysWhy(string channel, string error) =>
        (await Slack.CallAsync("conversations.join", new { channel }, await TokenAsync("channels:join"))).ShouldFail(error);

    [Fact]
    public async Task DirectMessage_ToSomebodyDeactivated_IsTakenAndReachesNobody()
    {
        var answer = await Slack.CallAsync("chat.postMessage", new { channel = "U0DANDEPART", text = "x" });

        answer.ShouldBeOk();
        var direct = answer.Text("channel").ShouldNotBeNull();
        direct.ShouldStartWith("D");
        (await Slack.GetAsync($"conversations.info?channel={direct}")).GetProperty("channel").GetProperty("is_user_deleted").GetBoolean().ShouldBeTrue();
    }

    [Theory]
    [InlineData("ada@acme.test")]
    [InlineData("olaf@acme.test")]
    [InlineData("aud@acme.test")]
    [InlineData("mia@acme.test")]
    public async Task SampleMember_CanBeFoundAndWrittenTo(string email)
    {
        var user = (await Slack.GetAsync("users.lookupByEmail?email=" + email)).GetProperty("user").Text("id");

        (await Slack.CallAsync("chat.postMessage", new { channel = user, text = "x" })).ShouldBeOk();
    }

    [Fact]
    public async Task ScopesHeader_SwitchedOff_IsMissing()
    {
        (await Slack.ControlAsync("app", new { withoutScopesHeader = true })).Dispose();

        using var answer = await Slack.SendAsync("auth.test");

        answer.Headers.Contains("x-oauth-scopes").ShouldBeFalse();
        answer.Headers.Contains("x-accepted-oauth-scopes").ShouldBeFalse();
    }

    private async Task<string> PostAsync(string text) => (await Slack.CallAsync("chat.postMessage", new { channel = SampleWorkspace.MemberChannel, text })).Text("ts")!;

    private async Task<string[]> HistoryAsync(string more = "") =>
        [.. (await HistoryPageAsync(more)).GetProperty("messages").EnumerateArray().Select(message => message.Text("text")!)];

    private async Task<JsonElement> HistoryPageAsync(string more)
    {
        _reader ??= await TokenAsync("channels:history");
        return await Slack.GetAsync($"conversations.history?channel={SampleWorkspace.MemberChannel}{more}", _reader);
    }

    private async Task<string> TokenAsync(string scopes) => (await new InstallingApp(Slack).InstallAsync(scopes)).Text("access_token")!;
}
