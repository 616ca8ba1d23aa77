using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Portal.Domain;
using Portal.Domain.Slack;
using Portal.Slack;
using Portal.Slack.Api;
using Portal.UnitTests.Support;
using Portal.Worker.Notifications.Addressing;
using Portal.Worker.Slack;

namespace Portal.UnitTests.Worker;

/// <summary>When a conversation is asked for, when it is known, and which of Slack's answers ends the asking.</summary>
public sealed class ConversationsTests : IAsyncLifetime
{
    private static readonly Secret Token = new("xoxb-test");
    private readonly Guid _connectionId = Guid.NewGuid();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero));
    private SlackServer _slack = null!;
    private SlackHost _host = null!;
    private SlackPace _pace = null!;
    private Conversations _conversations = null!;

    public async ValueTask InitializeAsync()
    {
        _slack = await SlackServer.StartAsync();
        _slack.Answer = (context, number) => context.Response.WriteAsync($$$"""{"ok":true,"channel":{"id":"G{{{number}}}"}}""");
        _host = new SlackHost(_slack, time: _time);
        _pace = new SlackPace(_host.Get<IOptions<SlackOptions>>().Value.Limits, isWebhook: false);
        _conversations = new Conversations(_host.Get<SlackWebApi>(), _time);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _slack.DisposeAsync();
    }

    [Fact]
    public async Task Open_TheSamePeopleInAnyOrder_IsAskedOnce()
    {
        (await OpenAsync("U1", "U2")).Value.ShouldBe("G1");
        (await OpenAsync("U2", "U1")).Value.ShouldBe("G1");

        _slack.Requests.ShouldHaveSingleItem().Body.ShouldContain("U1");
    }

    [Fact]
    public async Task Open_OtherPeopleOrAnotherConnection_IsAnotherConversation()
    {
        (await OpenAsync("U1", "U2")).Value.ShouldBe("G1");
        (await OpenAsync("U1", "U3")).Value.ShouldBe("G2");
        (await _conversations.OpenAsync(Guid.NewGuid(), Token, _pace, ["U1", "U2"], CancellationToken.None)).Value.ShouldBe("G3");
    }

    [Theory]
    [InlineData("user_disabled")]
    [InlineData("missing_scope")]
    [InlineData("account_inactive")]
    public async Task Open_Refused_IsFinalAndNotKept(string error)
    {
        _slack.Answers(200, $$"""{"ok":false,"error":"{{error}}"}""");

        ((await OpenAsync("U1", "U2")).Error?.Code).ShouldBe(error);

        // Who was refused today may be let in tomorrow.
        _slack.Answers(200, """{"ok":true,"channel":{"id":"G9"}}""");
        (await OpenAsync("U1", "U2")).Value.ShouldBe("G9");
    }

    [Fact]
    public async Task Open_SlackAsksToWait_AsksNoOneElseMeanwhile()
    {
        _slack.Answers(429, """{"ok":false,"error":"ratelimited"}""", ("Retry-After", "30"));

        ShouldBeLater(await OpenAsync("U1", "U2"));
        ShouldBeLater(await OpenAsync("U3", "U4"));

        _slack.Requests.ShouldHaveSingleItem();
        _pace.DelayBefore(SlackMethod.OpenConversation, _time.Now).ShouldBe(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Open_AfterTheWait_IsAskedAgain()
    {
        _slack.Answers(429, """{"ok":false,"error":"ratelimited"}""", ("Retry-After", "30"));
        await OpenAsync("U1", "U2");
        _slack.Answers(200, """{"ok":true,"channel":{"id":"G9"}}""");
        _time.Advance(TimeSpan.FromSeconds(30));

        (await OpenAsync("U1", "U2")).Value.ShouldBe("G9");
    }

    [Fact]
    public async Task Open_Outage_WaitsAMomentAndKeepsNothing()
    {
        _slack.Answers(200, """{"ok":false,"error":"internal_error"}""");

        ShouldBeLater(await OpenAsync("U1", "U2"));

        _pace.DelayBefore(SlackMethod.OpenConversation, _time.Now).ShouldBe(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task Open_LimitOfOursUsedUp_AsksNothing()
    {
        _pace.Hold(SlackMethod.OpenConversation, _time.Now.AddSeconds(5));

        ShouldBeLater(await OpenAsync("U1", "U2"));

        _slack.Requests.ShouldBeEmpty();
    }

    private Task<SlackResult<string?>> OpenAsync(params string[] users) => _conversations.OpenAsync(_connectionId, Token, _pace, users, CancellationToken.None);

    private static void ShouldBeLater(SlackResult<string?> result) => (result.Value, result.Error).ShouldBe((null, null));
}
