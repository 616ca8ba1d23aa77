using FsCheck;
using FsCheck.Xunit;
using Portal.Domain.Slack;

namespace Portal.UnitTests.Domain.Slack;

public sealed class AskedWaitTests
{
    private static readonly TimeSpan Start = TimeSpan.FromHours(10);

    [Theory]
    [InlineData(30, 30)]
    [InlineData(0, 1)]
    [InlineData(-5, 1)]
    [InlineData(3_600, 3_600)]
    [InlineData(3_601, 3_600)]
    [InlineData(2_147_483_647, 3_600)]
    public void Next_SlackSays_IsThatWithinBounds(double asked, double waited) =>
        new AskedWait().Next(Start, TimeSpan.FromSeconds(asked)).ShouldBe(TimeSpan.FromSeconds(waited));

    [Fact]
    public void Next_SlackDoesNotSay_GrowsToFiveMinutes()
    {
        var (wait, now, waits) = (new AskedWait(), Start, new List<double>());
        for (var time = 0; time < 11; time++)
        {
            var next = wait.Next(now, null);
            waits.Add(next.TotalSeconds);
            now += next;
        }

        waits.ShouldBe([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]);
    }

    [Fact]
    public void Next_AfterASuccessOrALongPeace_BeginsAnew()
    {
        var wait = new AskedWait();
        wait.Next(Start, null);
        wait.Next(Start, null).ShouldBe(TimeSpan.FromSeconds(2));
        wait.Forget();
        wait.Next(Start, null).ShouldBe(TimeSpan.FromSeconds(1));

        wait.Next(Start, null).ShouldBe(TimeSpan.FromSeconds(2));
        wait.Next(Start.Add(TimeSpan.FromSeconds(63)), null).ShouldBe(TimeSpan.FromSeconds(4));
        wait.Next(Start.Add(TimeSpan.FromSeconds(63 + 68)), null).ShouldBe(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void Next_SlackSaysInBetween_LeavesTheGrowthAlone()
    {
        var wait = new AskedWait();
        wait.Next(Start, null);
        wait.Next(Start, TimeSpan.FromSeconds(30));

        wait.Next(Start, null).ShouldBe(TimeSpan.FromSeconds(2));
    }

    [Property]
    public bool Next_WhateverIsAsked_IsBetweenASecondAndAnHour(int seconds, bool says) =>
        new AskedWait().Next(Start, says ? TimeSpan.FromSeconds(seconds) : null) is var wait && wait >= TimeSpan.FromSeconds(1) && wait <= AskedWait.Longest;
}
