using Microsoft.AspNetCore.Http;
using Portal.Domain.Slack;
using Portal.Slack.Api;
using Portal.UnitTests.Support;
using Portal.Worker.Notifications.Addressing;

namespace Portal.UnitTests.Worker;

/// <summary>When a conversation is asked for, when it is known, and which of Slack's answers ends the asking.</summary>
public sealed class ConversationsTests : PacedSlackTest
{
    private Conversations _conversations = null!;

    [Fact]
    public async Task Open_TheSamePeopleInAnyOrder_IsAskedOnce()
    {
        (await OpenAsync("U1", "U2")).Value.ShouldBe("G1");
        (await OpenAsync("U2", "U1")).Value.ShouldBe("G1");

        Slack.Requests.ShouldHaveSingleItem().Body.ShouldContain("U1");
    }

    [Fact]
    public async Task Open_OtherPeopleOrAnotherConnection_IsAnotherConversation()
    {
        (await OpenAsync("U1", "U2")).Value.ShouldBe("G1");
        (await OpenAsync("U1", "U3")).Value.ShouldBe("G2");
        (await _conversations.OpenAsync(Guid.CreateVersion7(Time.Now), Token, Pace, ["U1", "U2"], CancellationToken.None)).Value.ShouldBe("G3");
    }

    [Theory]
    [InlineData("user_disabled")]
    [InlineData("missing_scope")]
    [InlineData("account_inactive")]
    public async Task Open_Refused_IsFinalAndNotKept(string error)
    {
        Slack.Answers(200, $$"""{"ok":false,"error":"{{error}}"}""");

        ((await OpenAsync("U1", "U2")).Error?.Code).ShouldBe(error);

        // Who was refused today may be let in tomorrow.
        Slack.Answers(200, """{"ok":true,"channel":{"id":"G9"}}""");
        (await OpenAsync("U1", "U2")).Value.ShouldBe("G9");
    }

    [Fact]
    public async Task Open_SlackAsksToWait_AsksNoOneElseMeanwhile()
    {
        Slack.Answers(429, """{"ok":false,"error":"ratelimited"}""", ("Retry-After", "30"));

        ShouldBeLater(await OpenAsync("U1", "U2"));
        ShouldBeLater(await OpenAsync("U3", "U4"));

        Slack.Requests.ShouldHaveSingleItem();
        Pace.DelayBefore(SlackMethod.OpenConversation).ShouldBe(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Open_AfterTheWait_IsAskedAgain()
    {
        Slack.Answers(429, """{"ok":false,"error":"ratelimited"}""", ("Retry-After", "30"));
        await OpenAsync("U1", "U2");
        Slack.Answers(200, """{"ok":true,"channel":{"id":"G9"}}""");
        Time.Advance(TimeSpan.FromSeconds(30));

        (await OpenAsync("U1", "U2")).Value.ShouldBe("G9");
    }

    [Fact]
    public async Task Open_Outage_WaitsAMomentAndKeepsNothing()
    {
        Slack.Answers(200, """{"ok":false,"error":"internal_error"}""");

        ShouldBeLater(await OpenAsync("U1", "U2"));

        Pace.DelayBefore(SlackMethod.OpenConversation).ShouldBe(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task Open_LimitOfOursUsedUp_AsksNothing()
    {
        Pace.Pause(SlackMethod.OpenConversation, TimeSpan.FromSeconds(5));

        ShouldBeLater(await OpenAsync("U1", "U2"));

        Slack.Requests.ShouldBeEmpty();
    }

    protected override void Begin()
    {
        Slack.Answer = (context, number) => context.Response.WriteAsync($$$"""{"ok":true,"channel":{"id":"G{{{number}}}"}}""");
        _conversations = new Conversations(Host.Get<SlackWebApi>());
    }

    private Task<SlackResult<string?>> OpenAsync(params string[] users) => _conversations.OpenAsync(SampleEvents.ConnectionId, Token, Pace, users, CancellationToken.None);

    private static void ShouldBeLater(SlackResult<string?> result) => (result.Value, result.Error).ShouldBe((null, null));
}
