using Portal.Domain.Slack;
using Portal.Worker.Slack;

namespace Portal.UnitTests.Worker.Slack;

/// <summary>Two lanes of one workspace, each of which asked before the other counted.</summary>
public sealed class SlackPaceTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void TryPost_TurnOfTheWorkspaceWasTakenMeanwhile_Waits()
    {
        var pace = new SlackPace(new SlackLimits { MessagesPerMinutePerWorkspace = 300, MessagesPerSecondPerChannel = 1 }, isWebhook: false);
        (pace.Posts(Now, 5), pace.Posts(Now, 5)).ShouldBe((1, 1));

        pace.TryPost(Now, "C1").ShouldBeTrue();
        pace.TryPost(Now, "C2").ShouldBeFalse();

        pace.BusyTargets(Now).ShouldBe(["C1"]);
        pace.DelayBeforePost(Now).ShouldBe(TimeSpan.FromMilliseconds(200));
        pace.TryPost(Now.AddMilliseconds(200), "C2").ShouldBeTrue();
    }

    [Fact]
    public void TryPost_SlackAskedToWaitMeanwhile_Waits()
    {
        var pace = new SlackPace(new SlackLimits { MessagesPerMinutePerWorkspace = 0, MessagesPerSecondPerChannel = 0 }, isWebhook: false);
        pace.Posts(Now, 5).ShouldBe(5);

        pace.HoldPosts(Now.AddSeconds(3));

        pace.TryPost(Now, "C1").ShouldBeFalse();
        pace.TryPost(Now.AddSeconds(3), "C1").ShouldBeTrue();
    }

    [Fact]
    public void GiveBack_UpdatesThatWereNotMade_AreFreeForTheOther()
    {
        var pace = new SlackPace(new SlackLimits { Tier3PerMinute = 5 }, isWebhook: false);
        (pace.Take(SlackMethod.Update, Now, 4), pace.Take(SlackMethod.Update, Now, 4)).ShouldBe((4, 1));

        pace.GiveBack(SlackMethod.Update, Now, 3);

        pace.Take(SlackMethod.Update, Now, 4).ShouldBe(3);
    }
}
