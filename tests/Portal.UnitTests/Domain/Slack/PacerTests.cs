using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Portal.Domain.Slack;

namespace Portal.UnitTests.Domain.Slack;

public sealed class PacerTests
{
    private static readonly TimeSpan Start = TimeSpan.FromHours(10);

    [Fact]
    public void Available_AfterABurst_RefillsAtTheRate()
    {
        var pacer = new Pacer(2, 3);

        pacer.Available(Start, 10).ShouldBe(3);
        pacer.Take(Start, 3);
        pacer.Available(Start, 10).ShouldBe(0);
        pacer.DelayBefore(Start).ShouldBe(TimeSpan.FromSeconds(0.5));
        pacer.Available(Start.Add(TimeSpan.FromSeconds(0.5)), 10).ShouldBe(1);
        pacer.Available(Start.Add(TimeSpan.FromSeconds(60)), 10).ShouldBe(3);
    }

    [Fact]
    public void Available_NoLimit_IsWhatIsAsked()
    {
        var pacer = new Pacer(0, 1);
        pacer.Take(Start, 1_000);

        pacer.Available(Start, 50).ShouldBe(50);
        pacer.DelayBefore(Start).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void HoldUntil_RetryAfter_StopsEvenWithoutALimit()
    {
        var pacer = new Pacer(0, 1);
        pacer.HoldUntil(Start.Add(TimeSpan.FromSeconds(30)));
        pacer.HoldUntil(Start.Add(TimeSpan.FromSeconds(10)));

        pacer.Available(Start.Add(TimeSpan.FromSeconds(29)), 5).ShouldBe(0);
        pacer.DelayBefore(Start).ShouldBe(TimeSpan.FromSeconds(30));
        pacer.Available(Start.Add(TimeSpan.FromSeconds(30)), 5).ShouldBe(5);
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(double.NaN, 1)]
    [InlineData(1, 0)]
    public void Constructor_ImpossibleRate_Throws(double rate, int burst) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new Pacer(rate, burst));

    [Fact]
    public void DelayBefore_HoldAndRate_IsTheLongerOfTheTwo()
    {
        var pacer = new Pacer(0.1, 1);
        pacer.Take(Start, 1);

        pacer.HoldUntil(Start.Add(TimeSpan.FromSeconds(3)));
        pacer.DelayBefore(Start).ShouldBe(TimeSpan.FromSeconds(10));
        pacer.HoldUntil(Start.Add(TimeSpan.FromSeconds(20)));
        pacer.DelayBefore(Start).ShouldBe(TimeSpan.FromSeconds(20));
        pacer.DelayBefore(Start.Add(TimeSpan.FromSeconds(30))).ShouldBe(TimeSpan.Zero);
    }

    [Property]
    public Property Take_AnySchedule_NeverMoreThanBurstPlusRateInAnyWindow()
    {
        var gaps = ArbMap.Default.GeneratorFor<PositiveInt>().Select(gap => gap.Get % 700).ListOf(80);
        var cases = (from rate in Gen.Elements(0.3, 1, 3, 5, 7.7) from burst in Gen.Choose(1, 5) from list in gaps select (rate, burst, list)).ToArbitrary();

        return Prop.ForAll(cases, given => WithinLimits(given.rate, given.burst, Sent(given.rate, given.burst, given.list)));
    }

    [Property]
    public bool DelayBefore_AfterWaiting_OneMayGo(PositiveInt rate, PositiveInt taken)
    {
        var pacer = new Pacer(rate.Get / 10.0, 2);
        pacer.Take(Start, taken.Get);
        return pacer.Available(Start + pacer.DelayBefore(Start), 1) == 1;
    }

    private static List<TimeSpan> Sent(double rate, int burst, IEnumerable<int> gapsInMilliseconds)
    {
        var pacer = new Pacer(rate, burst);
        List<TimeSpan> sent = [];
        var now = Start;
        foreach (var gap in gapsInMilliseconds)
        {
            now = now.Add(TimeSpan.FromMilliseconds(gap));
            var count = pacer.Available(now, 3);
            pacer.Take(now, count);
            sent.AddRange(Enumerable.Repeat(now, count));
        }

        return sent;
    }

    private static bool WithinLimits(double rate, int burst, List<TimeSpan> sent) =>
        Enumerable.Range(0, sent.Count).All(first => Enumerable.Range(first, sent.Count - first)
            .All(last => last - first + 1 <= burst + (rate * (sent[last] - sent[first]).TotalSeconds) + 1e-9));
}
