using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Portal.Domain.Slack;

namespace Portal.UnitTests.Domain.Slack;

public sealed class MinuteBudgetTests
{
    private static readonly TimeSpan Start = TimeSpan.FromHours(10);

    [Fact]
    public void Available_NothingCalledYet_IsTheWholeMinute()
    {
        var budget = new MinuteBudget(50);

        budget.Available(Start, 80).ShouldBe(50);
        budget.Take(Start, 50);

        budget.Available(Start, 80).ShouldBe(0);
        budget.DelayBefore(Start).ShouldBe(TimeSpan.FromSeconds(61));
        budget.Available(Start.Add(TimeSpan.FromSeconds(61)), 80).ShouldBe(50);
    }

    [Property]
    public Property Take_AsFastAsItMay_NeverExceedsTheLimitInAnyMinute() => Prop.ForAll(Gen.ListOf(Gen.Choose(0, 20_000)).ToArbitrary(), Gen.Choose(1, 60).ToArbitrary(), (waits, perMinute) =>
    {
        var (budget, now, calls) = (new MinuteBudget(perMinute), Start, new List<TimeSpan>());
        foreach (var wait in waits)
        {
            now += TimeSpan.FromMilliseconds(wait);
            var count = budget.Available(now, 7);
            budget.Take(now, count);
            calls.AddRange(Enumerable.Repeat(now, count));
        }

        return calls.TrueForAll(first => calls.Count(call => call >= first && call < first.Add(TimeSpan.FromMinutes(1))) <= perMinute);
    });

    [Fact]
    public void GiveBack_CallsThatDidNotGo_MayGoAgain()
    {
        var (budget, later) = (new MinuteBudget(5), Start.Add(TimeSpan.FromSeconds(10)));
        budget.Take(Start, 2);
        budget.Take(later, 3);

        budget.GiveBack(later, 2);

        budget.Available(later, 9).ShouldBe(2);
        budget.Available(Start.Add(TimeSpan.FromSeconds(61)), 9).ShouldBe(4);
        budget.Available(later.Add(TimeSpan.FromSeconds(61)), 9).ShouldBe(5);
    }

    [Theory]
    [InlineData(9, 5)]
    [InlineData(0, 3)]
    public void GiveBack_MoreOrFewerThanWereCounted_NeverGivesMoreThanTheLimit(int count, int available)
    {
        var budget = new MinuteBudget(5);
        budget.Take(Start, 2);

        budget.GiveBack(Start, count);

        budget.Available(Start, 9).ShouldBe(available);
    }

    [Fact]
    public void HoldUntil_RetryAfter_HoldsEvenWithoutALimit()
    {
        var budget = new MinuteBudget(0);
        budget.HoldUntil(Start.Add(TimeSpan.FromSeconds(3)));
        budget.HoldUntil(Start.Add(TimeSpan.FromSeconds(1)));

        (budget.Available(Start, 5), budget.DelayBefore(Start)).ShouldBe((0, TimeSpan.FromSeconds(3)));
        budget.Available(Start.Add(TimeSpan.FromSeconds(3)), 5).ShouldBe(5);
    }

    [Fact]
    public void DelayBefore_NoLimit_IsNothing()
    {
        var budget = new MinuteBudget(0);
        budget.Take(Start, 1_000);

        (budget.Available(Start, 5), budget.DelayBefore(Start)).ShouldBe((5, TimeSpan.Zero));
    }

    [Fact]
    public void DelayBefore_HoldAndLimit_IsTheLongerOfTheTwo()
    {
        var budget = new MinuteBudget(2);
        budget.Take(Start, 2);

        budget.HoldUntil(Start.Add(TimeSpan.FromSeconds(10)));
        budget.DelayBefore(Start).ShouldBe(TimeSpan.FromSeconds(61));
        budget.HoldUntil(Start.Add(TimeSpan.FromSeconds(90)));
        budget.DelayBefore(Start).ShouldBe(TimeSpan.FromSeconds(90));
        budget.DelayBefore(Start.Add(TimeSpan.FromSeconds(100))).ShouldBe(TimeSpan.Zero);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void New_NoLimitAtAll_IsRefused(double perMinute) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new MinuteBudget(perMinute)).Message.ShouldContain("A limit is 0 (none) or more.");
}
