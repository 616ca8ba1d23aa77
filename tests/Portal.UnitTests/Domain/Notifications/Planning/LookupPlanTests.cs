using Portal.Domain.Notifications.Planning;

namespace Portal.UnitTests.Domain.Notifications.Planning;

public sealed class LookupPlanTests
{
    [Theory]
    // What the limit allows at once is asked at once.
    [InlineData(20, 50, 0, false)]
    [InlineData(50, 50, 0, false)]
    // 10 more lookups take 12 s, a page 3 s.
    [InlineData(60, 50, 0, true)]
    [InlineData(60, 50, 3, false)]
    // Nothing left of the minute: 2 lookups take 2.4 s, a page 3 s.
    [InlineData(2, 0, 0, false)]
    [InlineData(3, 0, 0, true)]
    [InlineData(1_000, 50, 300, true)]
    [InlineData(1_000, 50, 400, false)]
    public void PrefersList_AtSlacksLimits_TakesWhatIsDoneSooner(int cold, int lookupsNow, int pagesRead, bool list) =>
        LookupPlan.PrefersList(cold, lookupsNow, pagesRead, (50, 20)).ShouldBe(list);

    [Theory]
    [InlineData(100, false)]
    [InlineData(101, true)]
    public void PrefersList_WithoutLimits_SparesSlackManyCalls(int cold, bool list) =>
        LookupPlan.PrefersList(cold, cold, 0, (0, 0)).ShouldBe(list);

    [Theory]
    [InlineData(200, 1, false)]
    [InlineData(201, 1, true)]
    [InlineData(301, 2, true)]
    [InlineData(300, 2, false)]
    public void PrefersList_WithoutLimits_MoreForEachPageThatWasRead(int cold, int pagesRead, bool list) =>
        LookupPlan.PrefersList(cold, cold, pagesRead, (0, 0)).ShouldBe(list);

    [Theory]
    // Slack's own limits count where none is set: 50 lookups and 20 pages a minute.
    [InlineData(2, 0, 0, false)]
    [InlineData(3, 0, 0, true)]
    // 100 lookups a minute: 3 more take 1.8 s, a page 3 s.
    [InlineData(3, 100, 0, false)]
    // 1,000 pages a minute: one takes 0.06 s.
    [InlineData(2, 0, 1_000, true)]
    public void PrefersList_OneLimitSet_TakesSlacksOwnForTheOther(int cold, double lookups, double pages, bool list) =>
        LookupPlan.PrefersList(cold, 0, 0, (lookups, pages)).ShouldBe(list);
}
