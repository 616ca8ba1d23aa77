using Microsoft.EntityFrameworkCore;
using Portal.Data.Providers;
using Portal.Domain.Notifications;
using Portal.UnitTests.Support;
using Portal.Worker.Notifications.Sending;

namespace Portal.UnitTests.Worker;

/// <summary>Which rows each question of a lane finds, at the limits of their times. Another lane's rows would be found by all of them.</summary>
public sealed class LaneQueriesTests : IAsyncLifetime
{
    private static readonly string[] OthersAreBusy = ["U9"];
    private TestDatabase _database = null!;
    private DataHost _host = null!;
    private SimulatedLane _lane = null!;
    private SimulatedLane _other = null!;

    private DateTimeOffset Now => _host.Time.Now;

    private LaneQueries Queries => _host.Get<LaneQueries>();

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        _host = await DataHost.StartAsync(_database, services => SimulatedLane.Compose(services, _ => new ScriptedSlack()));
        _lane = await SimulatedLane.AddAsync(_host);
        _other = await SimulatedLane.AddAsync(_host);
        await _host.SaveAsync(
            _other.Notification("U1", Now, Now.AddMinutes(1)), _other.Notification(null, Now, Now.AddMinutes(1)), _other.Notification("U1", Now.AddSeconds(-1), Now));
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Theory]
    [InlineData("U1", 0, 1, NotificationState.Waiting, true, true, false, false)]
    [InlineData("U1", -9, 1, NotificationState.Waiting, true, true, false, false)]
    [InlineData("U1", 1, 2, NotificationState.Waiting, false, false, false, false)]
    [InlineData("U1", -1, 0, NotificationState.Waiting, false, false, true, false)]
    [InlineData("U1", -9, -8, NotificationState.Waiting, false, false, true, false)]
    [InlineData("U1", 9, 0, NotificationState.Waiting, false, false, true, false)]
    [InlineData(null, 0, 1, NotificationState.Waiting, false, true, false, true)]
    [InlineData(null, 1, 2, NotificationState.Waiting, false, false, false, false)]
    [InlineData(null, -1, 0, NotificationState.Waiting, false, false, true, false)]
    [InlineData("U1", 0, 1, NotificationState.Sending, false, false, false, false)]
    [InlineData("U1", -1, 0, NotificationState.Delivered, false, false, false, false)]
    [InlineData(null, 0, 1, NotificationState.FellBack, false, false, false, false)]
    public async Task Notifications_AtTheirTimes_AreFoundByTheirQuestions(
        string? target, int due, int giveUp, NotificationState state, bool isDue, bool isDueWithoutTarget, bool isOverdue, bool isUnresolved)
    {
        var row = _lane.Notification(target, Now.AddSeconds(due), Now.AddSeconds(giveUp), state);
        await _host.SaveAsync(row);
        var id = _lane.Connection.Id;

        (await Queries.DueAsync(id, Now, [], 9, CancellationToken.None)).Select(one => one.Id).ShouldBe(isDue ? [row.Id] : []);
        (await Queries.DueAsync(id, Now, OthersAreBusy, 9, CancellationToken.None)).Select(one => one.Id).ShouldBe(isDue ? [row.Id] : []);
        (await Queries.AllDueAsync(id, Now, 9, CancellationToken.None)).Select(one => one.Id).ShouldBe(isDueWithoutTarget ? [row.Id] : []);
        (await Queries.OverdueAsync(id, Now, 9, CancellationToken.None)).Select(one => one.Id).ShouldBe(isOverdue ? [row.Id] : []);
        (await Queries.HasUnresolvedAsync(id, Now, CancellationToken.None)).ShouldBe(isUnresolved);
    }

    [Fact]
    public async Task Notifications_MoreThanAsked_AreTheFirstInTheirOrder()
    {
        Notification[] rows = [.. new[] { -1, -3, -2 }.Select(second => _lane.Notification($"U{-second}", Now.AddSeconds(second), Now.AddSeconds(10 + second)))];
        await _host.SaveAsync([.. rows]);
        var id = _lane.Connection.Id;
        var later = Now.AddSeconds(10);

        (await Queries.DueAsync(id, Now, [], 2, CancellationToken.None)).Select(one => one.Target).ShouldBe(["U3", "U2"]);
        (await Queries.DueAsync(id, Now, ["U3"], 2, CancellationToken.None)).Select(one => one.Target).ShouldBe(["U2", "U1"]);
        (await Queries.AllDueAsync(id, Now, 2, CancellationToken.None)).Select(one => one.Target).ShouldBe(["U3", "U2"]);
        (await Queries.OverdueAsync(id, later, 2, CancellationToken.None)).Select(one => one.Target).ShouldBe(["U3", "U2"]);
    }

    [Fact]
    public async Task Due_ARow_TellsAllThatSendingNeeds()
    {
        var row = _lane.Notification("U1", Now, Now.AddMinutes(1));
        await _host.SaveAsync(row);

        var due = (await Queries.DueAsync(_lane.Connection.Id, Now, [], 1, CancellationToken.None)).ShouldHaveSingleItem();

        due.ShouldBe(Portal.Worker.Notifications.Attempts.DueNotification.Of(row));
    }

    [Fact]
    public async Task Next_NothingWaits_IsNothing()
    {
        await _host.SaveAsync(_lane.Notification("U1", Now, Now.AddSeconds(1), NotificationState.Delivered));

        (await Queries.NextAsync(_lane.Connection.Id, CancellationToken.None)).ShouldBe((null, null));
        (await Queries.NextAsync(null, CancellationToken.None)).ShouldBe((null, null));
        (await Queries.NextUpdateAsync(_lane.Connection.Id, CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task Next_SeveralWait_IsTheEarliestOfEach()
    {
        await _host.SaveAsync(
            _lane.Notification("U1", Now.AddSeconds(5), Now.AddSeconds(90)),
            _lane.Notification("U2", Now.AddSeconds(7), Now.AddSeconds(80)),
            // Without an address it cannot be sent, but it can have waited too long.
            _lane.Notification(null, Now.AddSeconds(1), Now.AddSeconds(70)),
            _lane.Notification("U3", Now.AddSeconds(-9), Now.AddSeconds(-8), NotificationState.Failed));

        (await Queries.NextAsync(_lane.Connection.Id, CancellationToken.None)).ShouldBe((Now.AddSeconds(5), Now.AddSeconds(70)));
    }

    [Fact]
    public async Task Next_OfThoseWithoutAConnection_IsOnlyTheirFallback()
    {
        var row = _lane.Notification("U1", Now, Now.AddSeconds(60));
        await _host.SaveAsync(row);
        await _host.ReadAsync(db => db.Notifications.Where(one => one.Id == row.Id).ExecuteUpdateAsync(one => one.SetProperty(notification => notification.ConnectionId, (Guid?)null)));

        (await Queries.NextAsync(null, CancellationToken.None)).ShouldBe((null, Now.AddSeconds(60)));
        (await Queries.OverdueAsync(null, Now.AddSeconds(60), 9, CancellationToken.None)).ShouldHaveSingleItem().Id.ShouldBe(row.Id);
    }

    [Fact]
    public async Task Updates_Stale_AreThoseDueInTheOrderOfTheirReaders()
    {
        await _other.AddStaleAsync();
        var copies = await _lane.AddStaleAsync(5);
        await ChangeAsync(copies[0], rank: 1, due: -5);
        await ChangeAsync(copies[1], rank: 0, due: 0);
        await ChangeAsync(copies[2], rank: 0, due: -1);
        await ChangeAsync(copies[3], rank: 0, due: 1);
        await ChangeAsync(copies[4], rank: 0, due: -9, MessageState.Updating);

        (await Queries.StaleAsync(_lane.Connection.Id, Now, 9, CancellationToken.None)).Select(one => one.MessageId).ShouldBe([copies[2].Id, copies[1].Id, copies[0].Id]);
        (await Queries.StaleAsync(_lane.Connection.Id, Now, 2, CancellationToken.None)).Select(one => one.MessageId).ShouldBe([copies[2].Id, copies[1].Id]);
        (await Queries.NextUpdateAsync(_lane.Connection.Id, CancellationToken.None)).ShouldBe(Now.AddSeconds(-5));
    }

    private Task<int> ChangeAsync(Message copy, int rank, int due, MessageState state = MessageState.Stale) => _host.ReadAsync(db => db.Messages.Where(row => row.Id == copy.Id)
        .ExecuteUpdateAsync(row => row.SetProperty(message => message.Rank, rank).SetProperty(message => message.DueAt, Now.AddSeconds(due)).SetProperty(message => message.State, state)));
}
