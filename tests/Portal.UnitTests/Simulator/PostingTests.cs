using Portal.SlackSimulator;

namespace Portal.UnitTests.Simulator;

public sealed class PostingTests : SimulatorTest
{
    [Theory]
    [InlineData("C0NOTHERE", "channel_not_found")]
    [InlineData(SampleWorkspace.PrivateNonMember, "channel_not_found")]
    [InlineData(SampleWorkspace.NonMemberChannel, "not_in_channel")]
    [InlineData(SampleWorkspace.ArchivedChannel, "is_archived")]
    [InlineData(SampleWorkspace.ReadOnlyChannel, "restricted_action_read_only_channel")]
    [InlineData("U0DEPLOYBOT", "cannot_dm_bot")]
    public async Task Post_BadTarget_SaysWhy(string channel, string error) =>
        (await Slack.CallAsync("chat.postMessage", new { channel, text = "x" })).ShouldFail(error);

    [Fact]
    public async Task Post_PublicScope_ReachesChannelsNotJoined() =>
        (await Slack.CallAsync("chat.postMessage", new { channel = SampleWorkspace.NonMemberChannel, text = "x" }, SampleWorkspace.PublicBotToken)).ShouldBeOk();

    [Fact]
    public async Task Post_ToPerson_AnswersTheDirectConversation()
    {
        var first = await Slack.CallAsync("chat.postMessage", new { channel = SampleWorkspace.UserId, text = "one" });
        var opened = await Slack.CallAsync("conversations.open", new { users = SampleWorkspace.UserId });

        first.Text("channel")!.ShouldStartWith("D");
        opened.GetProperty("channel").Text("id").ShouldBe(first.Text("channel"));
        opened.GetProperty("already_open").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Post_NothingToShow_IsNoText() => (await Slack.CallAsync("chat.postMessage", new { channel = SampleWorkspace.MemberChannel })).ShouldFail("no_text");

    [Fact]
    public async Task Post_Twice_GivesGrowingTs()
    {
        var first = await Slack.CallAsync("chat.postMessage", new { channel = "#approvals", text = "one" });
        var second = await Slack.CallAsync("chat.postMessage", new { channel = "#approvals", text = "two" });

        string.CompareOrdinal(second.Text("ts"), first.Text("ts")).ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData(4_040, 1)]
    [InlineData(4_041, 2)]
    [InlineData(12_001, 4)]
    public async Task Post_LongText_IsSplit(int length, int messages)
    {
        (await Slack.CallAsync("chat.postMessage", new { channel = "#approvals", text = new string('x', length) })).ShouldBeOk();

        (await Slack.ControlAsync("messages")).GetProperty("total").GetInt32().ShouldBe(messages);
    }

    [Fact]
    public async Task Post_MarkdownWithText_Conflicts() =>
        (await Slack.CallAsync("chat.postMessage", new { channel = "#approvals", text = "x", markdown_text = "y" })).ShouldFail("markdown_text_conflict");

    [Fact]
    public async Task Update_TextOnly_RemovesBlocksAndMarksAsEdited()
    {
        var posted = await PostBlocksAsync();

        var updated = await Slack.CallAsync("chat.update", new { channel = posted.Text("channel"), ts = posted.Text("ts"), text = "closed" });

        updated.ShouldBeOk();
        updated.GetProperty("message").TryGetProperty("blocks", out _).ShouldBeFalse();
        updated.GetProperty("message").TryGetProperty("edited", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task Update_AttachmentsOnly_KeepsBlocks()
    {
        var posted = await PostBlocksAsync();

        var updated = await Slack.CallAsync("chat.update", new { channel = posted.Text("channel"), ts = posted.Text("ts"), attachments = new[] { new { text = "x" } } });

        updated.GetProperty("message").TryGetProperty("blocks", out _).ShouldBeTrue();
        updated.GetProperty("message").TryGetProperty("edited", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Update_PersonsId_IsChannelNotFound()
    {
        var posted = await Slack.CallAsync("chat.postMessage", new { channel = SampleWorkspace.UserId, text = "one" });

        (await Slack.CallAsync("chat.update", new { channel = SampleWorkspace.UserId, ts = posted.Text("ts"), text = "x" })).ShouldFail("channel_not_found");
        (await Slack.CallAsync("chat.update", new { channel = posted.Text("channel"), ts = posted.Text("ts"), text = "x" })).ShouldBeOk();
    }

    [Theory]
    [InlineData(SampleWorkspace.MemberChannel, 1, "message_not_found")]
    [InlineData(SampleWorkspace.ArchivedChannel, 1, "is_inactive")]
    [InlineData(SampleWorkspace.MemberChannel, 4_001, "msg_too_long")]
    public async Task Update_Refused_SaysWhy(string channel, int length, string error) =>
        (await Slack.CallAsync("chat.update", new { channel, ts = "1.000001", text = new string('x', length) })).ShouldFail(error);

    [Fact]
    public async Task Update_WebhooksMessage_IsRefused()
    {
        using var _ = await Slack.HookAsync("""{"text":"from a webhook"}""");
        var message = (await Slack.ControlAsync("messages")).GetProperty("messages")[0];

        (await Slack.CallAsync("chat.update", new { channel = message.Text("channel"), ts = message.Text("ts"), text = "x" })).ShouldFail("cant_update_message");
    }

    [Fact]
    public async Task Delete_OwnMessage_IsGone()
    {
        var posted = await Slack.CallAsync("chat.postMessage", new { channel = "#approvals", text = "one" });
        var message = new { channel = posted.Text("channel"), ts = posted.Text("ts") };

        (await Slack.CallAsync("chat.delete", message)).Text("ts").ShouldBe(posted.Text("ts"));

        (await Slack.ControlAsync("messages")).GetProperty("total").GetInt32().ShouldBe(0);
        (await Slack.CallAsync("chat.delete", message)).ShouldFail("message_not_found");
        (await Slack.CallAsync("chat.update", new { message.channel, message.ts, text = "x" })).ShouldFail("message_not_found");
    }

    [Fact]
    public async Task Delete_WebhooksMessage_IsRefused()
    {
        using var _ = await Slack.HookAsync("""{"text":"from a webhook"}""");
        var message = (await Slack.ControlAsync("messages")).GetProperty("messages")[0];

        (await Slack.CallAsync("chat.delete", new { channel = message.Text("channel"), ts = message.Text("ts") })).ShouldFail("cant_delete_message");
    }

    [Fact]
    public async Task PostEphemeral_Member_IsAnsweredAndNotKept()
    {
        (await Slack.CallAsync("chat.postEphemeral", new { channel = "#approvals", user = SampleWorkspace.UserId, text = "psst" })).Text("message_ts").ShouldNotBeNullOrEmpty();

        (await Slack.ControlAsync("messages")).GetProperty("total").GetInt32().ShouldBe(0);
    }

    [Theory]
    [InlineData("#approvals", "U0DANDEPART", "x", "user_not_in_channel")]
    [InlineData("#nowhere", SampleWorkspace.UserId, "x", "channel_not_found")]
    [InlineData("#old-project", SampleWorkspace.UserId, "x", "is_archived")]
    [InlineData("#approvals", SampleWorkspace.UserId, "", "no_text")]
    [InlineData("#approvals", "", "x", "invalid_arguments")]
    public async Task PostEphemeral_Refused_SaysWhy(string channel, string user, string text, string error) =>
        (await Slack.CallAsync("chat.postEphemeral", new { channel, user, text })).ShouldFail(error);

    private Task<System.Text.Json.JsonElement> PostBlocksAsync() =>
        Slack.CallAsync("chat.postMessage", new { channel = "#approvals", text = "fallback", blocks = new[] { new { type = "divider" } } });
}
