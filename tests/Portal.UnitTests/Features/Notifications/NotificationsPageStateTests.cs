using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Portal.Domain;
using Portal.Domain.Notifications;
using Portal.Features.Notifications.List;

namespace Portal.UnitTests.Features.Notifications;

public sealed class NotificationsPageStateTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Property]
    public Property FromQuery_OfToUrl_TheSameState() => Prop.ForAll(States(), state => NotificationsPageState.FromQuery(Query(state.ToUrl("sample"))) == state);

    [Theory]
    [InlineData("")]
    [InlineData("?state=gone&truth=fresh&connection=x&period=2y&from=yesterday&to=9999-12-31&page=-1&open=x")]
    [InlineData("?page=99999999999999")]
    [InlineData("?search=%00&person=%00&type=%00")]
    public void FromQuery_NothingUseful_TheWholeList(string query) => NotificationsPageState.FromQuery(query).ShouldBe(new NotificationsPageState());

    [Fact]
    public void ToUrl_Nothing_NoQuery() => new NotificationsPageState().ToUrl("sample").ShouldBe("/i/sample/notifications");

    [Fact]
    public void ToFilter_Days_LastOneIncluded()
    {
        var filter = new NotificationsPageState { From = new DateOnly(2026, 11, 20), To = new DateOnly(2026, 11, 21) }.ToFilter(Now);

        filter.From.ShouldBe(new DateTimeOffset(2026, 11, 20, 0, 0, 0, TimeSpan.Zero));
        filter.To.ShouldBe(new DateTimeOffset(2026, 11, 22, 0, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void ToFilter_Period_CountsFromNow() => new NotificationsPageState { Period = "24h" }.ToFilter(Now).From.ShouldBe(Now.AddDays(-1));

    [Fact]
    public void ToFilter_Undelivered_BothStates() =>
        new NotificationsPageState { State = NotificationsPageState.Undelivered }.ToFilter(Now).States.ShouldBe([NotificationState.FellBack, NotificationState.Failed]);

    [Fact]
    public void FromQuery_TruthStale_OnlyTheUntrue() => NotificationsPageState.FromQuery("?truth=stale").ToFilter(Now).IsStaleOnly.ShouldBeTrue();

    [Fact]
    public void FromQuery_StatesInAnyOrder_OneForm() => NotificationsPageState.FromQuery("?state=FAILED,fell_back,failed").State.ShouldBe("fell-back,failed");

    private static string Query(string url) => url.Contains('?', StringComparison.Ordinal) ? url[url.IndexOf('?', StringComparison.Ordinal)..] : "";

    private static Arbitrary<NotificationsPageState> States()
    {
        var texts = ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => StorableText.Clean(text.Get).Trim());
        var states = Gen.Elements("", "waiting", "fell-back,failed", "sending,delivered");
        var connections = Gen.Elements("", "none", Guid.CreateVersion7(Now).ToString());
        var days = Gen.Choose(0, 3_652_057).Select(day => day == 0 ? (DateOnly?)null : DateOnly.FromDayNumber(day));
        var generator =
            from text in texts
            from person in texts
            from state in states
            from connection in connections
            from period in Gen.Elements("", "1h", "24h", "7d")
            from day in days
            from to in days
            from page in Gen.Choose(1, 999_999)
            from truth in Gen.Elements("", "stale")
            from open in Gen.Elements<Guid?>(null, Guid.CreateVersion7(Now))
            select new NotificationsPageState { Search = text, Person = person, State = state, Connection = connection, Period = period, From = day, To = to, Truth = truth, Page = page, Open = open };
        return generator.ToArbitrary();
    }
}
