using Portal.Domain.Notifications.Delivery;

namespace Portal.UnitTests.Domain.Notifications.Delivery;

public sealed class LaneRestTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(200, 0, 200)]
    [InlineData(-5_000, 200, 200)]
    [InlineData(200, 300, 300)]
    [InlineData(0.2, 0, 1)]
    [InlineData(20_000, 0, 1_000)]
    [InlineData(-5_000, 60_000, 1_000)]
    [InlineData(0, 0, 1)]
    public void Before_OneKindOfWork_RestsUntilItMayStartAtMostASecond(double due, double delay, double expected) =>
        new LaneRest().Before(Now, isBusy: false, Work(due, delay)).ShouldBe(TimeSpan.FromMilliseconds(expected));

    [Fact]
    public void Before_SeveralKinds_TheSoonestDecides() =>
        new LaneRest().Before(Now, isBusy: false, Work(-5_000, 700), default, Work(300, 0), Work(900, -1e9)).ShouldBe(TimeSpan.FromMilliseconds(300));

    [Theory]
    [InlineData(false, null)]
    [InlineData(true, 1_000d)]
    public void Before_NothingNear_EndsUnlessSomethingIsUnderWay(bool isBusy, double? expected)
    {
        TimeSpan? rest = expected is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null;

        new LaneRest().Before(Now, isBusy).ShouldBe(rest);
        new LaneRest().Before(Now, isBusy, Work(30_001, 0), default).ShouldBe(rest);
    }

    [Fact]
    public void Before_HalfAMinuteAway_StaysInSight() =>
        new LaneRest().Before(Now, isBusy: false, Work(30_000, 0)).ShouldBe(TimeSpan.FromSeconds(1));

    [Fact]
    public void Before_DueAndYetNeverStarted_IsLookedAtEverMoreSeldom()
    {
        var rest = new LaneRest();
        IEnumerable<double> Rests(int count) => Enumerable.Range(0, count).Select(_ => rest.Before(Now, isBusy: false, Work(-1, 0))!.Value.TotalMilliseconds).ToList();

        Rests(6).ShouldBe([1, 10, 100, 1_000, 1_000, 1_000]);
        rest.Before(Now, isBusy: false, Work(50, 0));
        Rests(2).ShouldBe([1, 10]);
    }

    private static LaneWork Work(double due, double delay) => new(Now + TimeSpan.FromMilliseconds(due), TimeSpan.FromMilliseconds(delay));
}
