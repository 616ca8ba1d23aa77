using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Notifications;
using Portal.Domain.Notifications;
using Portal.Domain.Notifications.Routing;
using Portal.Features;
using Portal.Features.Connections.Testing;

namespace Portal.UnitTests.Features.Connections;

public sealed class TestConnectionTests : ConnectionsTest
{
    [Fact]
    public async Task Test_Delivered_WaitsForTheRow()
    {
        var connection = await AddAsync("Finance");

        var test = TestAsync(connection.Id);
        await EndAsync(NotificationState.Delivered, error: null);
        var outcome = await test;

        outcome.Value!.Outcome.ShouldBe(TestOutcome.Delivered);
        var row = await ReadAsync(db => db.Notifications.SingleAsync());
        (row.EventId, row.Purpose, row.EventType, row.RecipientKey).ShouldBe((null, NotificationPurpose.Test, "TEST", RecipientKey.Channel(connection.Id.ToString())));
        row.Payload.ShouldContain("Test message from Portal");
        outcome.Value.NotificationId.ShouldBe(row.Id);
    }

    [Fact]
    public async Task Test_Refused_GivesSlacksWordAndTheRemedy()
    {
        var connection = await AddAsync("Finance");

        var test = TestAsync(connection.Id);
        await EndAsync(NotificationState.Failed, "no_service");
        var result = (await test).Value!;

        (result.Outcome, result.Code).ShouldBe((TestOutcome.Failed, "no_service"));
        result.Message!.ShouldContain("Finance");
        result.Remedy.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Test_Disabled_SendsNothing()
    {
        var connection = await AddAsync("Finance");
        await DisableAsync(connection.Id);

        var outcome = await TestAsync(connection.Id);

        outcome.Problems.ShouldHaveSingleItem().Message.ShouldContain("disabled");
        (await ReadAsync(db => db.Notifications.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Test_OfAnotherInstance_IsMissing()
    {
        var connection = await AddAsync("Finance");

        (await Get<TestConnection>().HandleAsync(Stranger, connection.Id, null, CancellationToken.None)).IsMissing.ShouldBeTrue();
    }

    [Fact]
    public async Task Test_AppToAChannel_NamesTheChannel()
    {
        var id = await AddAppAsync("Acme");

        var test = TestAsync(id, new TestTarget("C0APPROVALS", null));
        await EndAsync(NotificationState.Delivered, error: null);

        (await test).Value!.Outcome.ShouldBe(TestOutcome.Delivered);
        var row = await ReadAsync(db => db.Notifications.SingleAsync());
        (row.Target, row.RecipientKey).ShouldBe(("C0APPROVALS", RecipientKey.Channel("C0APPROVALS")));
        RouteDecisionJson.Read(row.Route).ChannelId.ShouldBe("C0APPROVALS");
    }

    [Fact]
    public async Task Test_AppToAPerson_LeavesThePersonToTheWorker()
    {
        var id = await AddAppAsync("Acme");

        var test = TestAsync(id, new TestTarget(null, "Jan@acme.test"));
        await EndAsync(NotificationState.Delivered, error: null);
        await test;

        var row = await ReadAsync(db => db.Notifications.Include(row => row.Recipients).SingleAsync());
        row.Target.ShouldBeNull();
        (row.Recipients.Single().Email, row.Recipients.Single().EmailKey).ShouldBe(("Jan@acme.test", "jan@acme.test"));
        RouteDecisionJson.Read(row.Route).DeliveryMode.ShouldBe(DeliveryMode.Dm);
    }

    [Theory]
    [InlineData(null, null, "channelId")]
    [InlineData("general", null, "channelId")]
    [InlineData(null, "jan", "email")]
    public async Task Test_AppToNowhere_IsAProblemOfTheField(string? channel, string? email, string field)
    {
        var id = await AddAppAsync("Acme");

        var outcome = await TestAsync(id, new TestTarget(channel, email));

        outcome.Problems.ShouldHaveSingleItem().Field.ShouldBe(field);
        (await ReadAsync(db => db.Notifications.CountAsync())).ShouldBe(0);
    }

    private Task<Outcome<TestConnectionResult>> TestAsync(Guid id, TestTarget? target = null) => Get<TestConnection>().HandleAsync(Caller, id, target, CancellationToken.None);

    // Plays the worker: takes the row once its lane is woken, and says so.
    private async Task EndAsync(NotificationState state, string? error)
    {
        while (await ReadAsync(db => db.Notifications.CountAsync()) == 0)
        {
            await Task.Yield();
        }

        Get<WorkSignals>().TakeLanes().ShouldNotBeEmpty();
        await ReadAsync(db => db.Notifications.ExecuteUpdateAsync(set => set.SetProperty(row => row.State, state).SetProperty(row => row.LastError, error)));
        Get<ChangeFeed>().Publish(Caller.InstanceId);
    }
}
