using Microsoft.Extensions.Time.Testing;
using Portal.Domain.Slack;
using Portal.UnitTests.Support;
using Portal.Worker.Slack;

namespace Portal.UnitTests.Worker.Slack;

/// <summary>Two lanes of one workspace, each of which asked before the other counted.</summary>
public sealed class SlackPaceTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void TryPost_TurnOfTheWorkspaceWasTakenMeanwhile_Waits()
    {
        var pace = new SlackPace(new SlackLimits { MessagesPerMinutePerWorkspace = 300, MessagesPerSecondPerChannel = 1 }, isWebhook: false, _time);
        (pace.Posts(5), pace.Posts(5)).ShouldBe((1, 1));

        pace.TryPost("C1").ShouldBeTrue();
        pace.TryPost("C2").ShouldBeFalse();

        pace.BusyTargets().ShouldBe(["C1"]);
        pace.DelayBeforePost().ShouldBe(TimeSpan.FromMilliseconds(200));
        _time.Advance(TimeSpan.FromMilliseconds(200));
        pace.TryPost("C2").ShouldBeTrue();
    }

    [Fact]
    public void TryPost_SlackAskedToWaitMeanwhile_Waits()
    {
        var pace = new SlackPace(new SlackLimits { MessagesPerMinutePerWorkspace = 0, MessagesPerSecondPerChannel = 0 }, isWebhook: false, _time);
        pace.Posts(5).ShouldBe(5);

        pace.HoldPosts(TimeSpan.FromSeconds(3)).ShouldBe(TimeSpan.FromSeconds(3));

        pace.TryPost("C1").ShouldBeFalse();
        _time.Advance(TimeSpan.FromSeconds(3));
        pace.TryPost("C1").ShouldBeTrue();
    }

    [Fact]
    public void GiveBack_UpdatesThatWereNotMade_AreFreeForTheOther()
    {
        var pace = new SlackPace(new SlackLimits { Tier3PerMinute = 5 }, isWebhook: false, _time);
        (pace.Take(SlackMethod.Update, 4, out var countedAt), pace.Take(SlackMethod.Update, 4)).ShouldBe((4, 1));

        pace.GiveBack(SlackMethod.Update, countedAt, 3);

        pace.Take(SlackMethod.Update, 4).ShouldBe(3);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void Wall_ClockIsSet_NeitherStopsNorHurries(int hours)
    {
        var clock = new SettableClock(_time);
        var pace = new SlackPace(new SlackLimits { MessagesPerMinutePerWorkspace = 60, MessagesPerSecondPerChannel = 1, Tier3PerMinute = 5 }, isWebhook: false, clock);
        pace.TryPost("C1").ShouldBeTrue();
        pace.Take(SlackMethod.Update, 5).ShouldBe(5);

        clock.Offset = TimeSpan.FromHours(hours);

        (pace.TryPost("C1"), pace.DelayBeforePost(), pace.Take(SlackMethod.Update, 5)).ShouldBe((false, TimeSpan.FromSeconds(1), 0));
        _time.Advance(TimeSpan.FromSeconds(1));
        pace.TryPost("C1").ShouldBeTrue();
    }

    [Fact]
    public void Probe_WhileSlackWantsALongWait_GoesOnceInAWhileAndEndsTheHoldWhenTaken()
    {
        var pace = new SlackPace(new SlackLimits { MessagesPerMinutePerWorkspace = 0, MessagesPerSecondPerChannel = 0 }, isWebhook: true, _time);
        pace.TryProbe("C1").ShouldBeFalse();
        pace.HoldPosts(TimeSpan.FromDays(10_000)).ShouldBe(AskedWait.Longest);

        (pace.TryPost("C1"), pace.TryProbe("C1"), pace.TryProbe("C1")).ShouldBe((false, true, false));
        _time.Advance(TimeSpan.FromSeconds(30));
        pace.TryProbe("C1").ShouldBeTrue();
        pace.PostTaken(pace.Holds);

        pace.TryPost("C1").ShouldBeTrue();
    }

    [Fact]
    public void PostTaken_UnderWayWhenSlackAskedToWait_LeavesTheWait()
    {
        var pace = new SlackPace(new SlackLimits { MessagesPerMinutePerWorkspace = 0, MessagesPerSecondPerChannel = 0 }, isWebhook: false, _time);
        var before = pace.Holds;
        pace.HoldPosts(TimeSpan.FromSeconds(30));

        pace.PostTaken(before);

        (pace.IsHeld, pace.TryPost("C1")).ShouldBe((true, false));
        _time.Advance(TimeSpan.FromSeconds(30));
        (pace.IsHeld, pace.TryPost("C1")).ShouldBe((false, true));
    }

    [Fact]
    public void Probe_ShortWait_IsWaitedFor()
    {
        var pace = new SlackPace(new SlackLimits(), isWebhook: true, _time);
        pace.HoldPosts(TimeSpan.FromSeconds(29));

        pace.TryProbe("C1").ShouldBeFalse();
    }
}
