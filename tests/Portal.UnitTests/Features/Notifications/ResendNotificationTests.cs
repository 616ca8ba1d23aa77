using Microsoft.EntityFrameworkCore;
using Portal.Data.Notifications;
using Portal.Domain.Notifications;
using Portal.Features.Notifications.Story;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Features.Notifications;

public sealed class ResendNotificationTests : NotificationsDatabase
{
    [Theory]
    [InlineData(NotificationState.FellBack)]
    [InlineData(NotificationState.Failed)]
    public async Task HandleAsync_NotTakenBySlack_WaitsAgainAndIsAudited(NotificationState state)
    {
        var connection = Rows.Connection(Caller, "Finance", Clock.Now);
        var row = Rows.Notification(Caller, Clock.Now.AddHours(-1), state, connectionId: connection.Id);
        await SaveAsync(db => db.AddRange(connection, row));

        var outcome = await Get<ResendNotification>().HandleAsync(Caller, row.Id, CancellationToken.None);

        outcome.IsOk.ShouldBeTrue();
        var stored = await ReadAsync(db => db.Notifications.AsNoTracking().SingleAsync(found => found.Id == row.Id));
        stored.State.ShouldBe(NotificationState.Waiting);
        stored.DueAt.ShouldBe(Clock.Now);
        stored.GiveUpAt.ShouldBe(Clock.Now.AddMinutes(5));
        stored.CompletedAt.ShouldBeNull();
        var audit = await ReadAsync(db => db.Audit.SingleAsync(entry => entry.Action == "resent"));
        (audit.Actor, audit.EntityId, audit.InstanceId).ShouldBe((Caller.Name, row.Id, Caller.InstanceId));
        Get<WorkSignals>().TakeLanes().ShouldBe([connection.Id]);
    }

    [Theory]
    [InlineData(NotificationState.Waiting)]
    [InlineData(NotificationState.Sending)]
    [InlineData(NotificationState.FallingBack)]
    [InlineData(NotificationState.Delivered)]
    public async Task HandleAsync_OtherStates_RefusedWithASentence(NotificationState state)
    {
        var row = Rows.Notification(Caller, Clock.Now, state);
        await SaveAsync(db => db.Add(row));

        var outcome = await Get<ResendNotification>().HandleAsync(Caller, row.Id, CancellationToken.None);

        outcome.Problems.ShouldHaveSingleItem().Message.ShouldEndWith(".");
        (await ReadAsync(db => db.Notifications.AsNoTracking().SingleAsync())).State.ShouldBe(state);
        (await ReadAsync(db => db.Audit.CountAsync(entry => entry.Action == "resent"))).ShouldBe(0);
        Get<WorkSignals>().TakeLanes().ShouldBeEmpty();
    }

    [Fact]
    public async Task HandleAsync_TwoAtOnce_OneSends()
    {
        var row = Rows.Notification(Caller, Clock.Now, NotificationState.Failed);
        await SaveAsync(db => db.Add(row));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Get<ResendNotification>().HandleAsync(Caller, row.Id, CancellationToken.None))));

        outcomes.Count(outcome => outcome.IsOk).ShouldBe(1);
        (await ReadAsync(db => db.Audit.CountAsync(entry => entry.Action == "resent"))).ShouldBe(1);
    }

    [Fact]
    public async Task HandleAsync_OthersId_MissingAndUntouched()
    {
        var row = Rows.Notification(Neighbour, Clock.Now, NotificationState.Failed);
        await SaveAsync(db => db.Add(row));

        (await Get<ResendNotification>().HandleAsync(Caller, row.Id, CancellationToken.None)).IsMissing.ShouldBeTrue();

        (await ReadAsync(db => db.Notifications.AsNoTracking().SingleAsync())).State.ShouldBe(NotificationState.Failed);
    }

    [Fact]
    public async Task HandleAsync_NoConnection_WakesTheLaneWithout()
    {
        var row = Rows.Notification(Caller, Clock.Now, NotificationState.FellBack);
        await SaveAsync(db => db.Add(row));

        await Get<ResendNotification>().HandleAsync(Caller, row.Id, CancellationToken.None);

        Get<WorkSignals>().TakeLanes().ShouldBe([Guid.Empty]);
    }
}
