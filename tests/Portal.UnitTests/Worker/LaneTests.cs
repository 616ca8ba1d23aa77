using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Portal.Data.Notifications;
using Portal.Data.Providers;
using Portal.Domain.Connections;
using Portal.Domain.Notifications;
using Portal.Domain.Slack;
using Portal.Slack.Api;
using Portal.UnitTests.Support;
using Portal.Worker.Connections.Doctor;
using Portal.Worker.Notifications.Waking;
using Portal.Worker.Slack;

namespace Portal.UnitTests.Worker;

/// <summary>How often a lane looks when there is something that it cannot do, and what wakes it when it can.</summary>
public sealed class LaneTests : IAsyncLifetime
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private TestDatabase _database = null!;
    private DataHost _host = null!;
    private SlackInSimulatedTime _slack = null!;

    private DateTimeOffset Now => _host.Time.Now;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        _host = await DataHost.StartAsync(
            _database,
            services => SimulatedLane.Compose(services, provider => _slack ??= new SlackInSimulatedTime((FakeTimeProvider)provider.GetRequiredService<TimeProvider>(), 600, 10)));
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Theory]
    [InlineData(ConnectionStatus.Disabled)]
    [InlineData(ConnectionStatus.ReconnectNeeded)]
    public async Task Drain_StaleCopiesOfAConnectionThatMayNotBeUsed_EndsAtOnce(ConnectionStatus status)
    {
        var lane = await AddAsync(status);
        await lane.AddStaleAsync();

        (await lane.DrainAsync(Minute)).ShouldBe(1);
    }

    [Fact]
    public async Task Drain_TimeIsUpBetweenTwoLooks_WaitsForTheNextLook()
    {
        var lane = await SimulatedLane.AddAsync(_host);
        var row = lane.Notification("U1", Now.AddSeconds(20), Now.AddSeconds(2.5));
        await _host.SaveAsync(row);

        (await lane.DrainAsync(Minute)).ShouldBeLessThan(10);
        (await StateAsync(row)).ShouldBe(NotificationState.FellBack);
    }

    [Fact]
    public async Task Drain_RowsThatNobodyCanAddress_LooksAtMostOnceASecondUntilTheirFallback()
    {
        var lane = await SimulatedLane.AddAsync(_host, ConnectionModeKeys.IncomingWebhook);
        var row = lane.Notification(target: null, Now, Now.AddSeconds(25));
        await _host.SaveAsync(row);

        (await lane.DrainAsync(Minute)).ShouldBeLessThan(40);
        (await StateAsync(row)).ShouldBe(NotificationState.FellBack);
    }

    [Theory]
    [InlineData(ConnectionStatus.Disabled)]
    [InlineData(ConnectionStatus.ReconnectNeeded)]
    public async Task Drain_MoreThanAPageThatMayNotBeSent_AllFallBackWithoutAPause(ConnectionStatus status)
    {
        const int Rows = 150;
        var lane = await AddAsync(status);
        Notification[] rows = [.. Enumerable.Range(0, Rows).Select(_ => lane.Notification("U1", Now, Now + Minute))];
        await _host.SaveAsync([.. rows]);
        var begun = Now;

        await lane.DrainAsync(Minute);

        (await Task.WhenAll(rows.Select(StateAsync))).ShouldAllBe(state => state == NotificationState.FellBack);
        Now.ShouldBe(begun);
    }

    [Fact]
    public async Task Succeeded_ConnectionThatWaitedToBeMended_WakesItsLane()
    {
        var (lane, health) = (await SimulatedLane.AddAsync(_host), _host.Get<ConnectionHealthBook>());
        await health.SucceededAsync(lane.Connection, Now);
        Woken().ShouldBeEmpty();
        Connection stopped;
        await using (var db = _host.Open())
        {
            // Slack's own event, a moment after a success that the book remembers.
            (stopped = (await db.Connections.FindAsync(lane.Connection.Id))!).Failed("token_revoked", credentialsRefused: true, Now);
            await db.SaveChangesAsync();
        }

        await health.SucceededAsync(stopped, Now);

        Woken().ShouldBe([stopped.Id]);
        (await _host.ReadAsync(async db => (await db.Connections.FindAsync(stopped.Id))!.Status)).ShouldBe(ConnectionStatus.Active);
    }

    [Fact]
    public async Task Doctor_TokenWorksAgain_WakesTheLaneAndTheCopiesAreBroughtUpToDate()
    {
        var lane = await AddAsync(ConnectionStatus.ReconnectNeeded);
        var copy = (await lane.AddStaleAsync()).Single();
        var auth = new SlackResult<AuthTest>(new AuthTest("T1", "Acme", null, "U1", "portal", "B1", []), null);

        await _host.Get<DoctorReportStore>().WriteAsync(lane.Connection, [], auth, CancellationToken.None);

        Woken().ShouldBe([lane.Connection.Id]);
        await lane.DrainAsync(Minute);
        (await _host.ReadAsync(async db => await db.Messages.FindAsync(copy.Id)))!.State.ShouldBe(MessageState.Current);
    }

    [Theory]
    [InlineData(ConnectionStatus.Active, true)]
    [InlineData(ConnectionStatus.Disabled, false)]
    [InlineData(ConnectionStatus.ReconnectNeeded, false)]
    public async Task Sweep_StaleCopies_WakesOnlyTheLaneThatCanUpdateThem(ConnectionStatus status, bool isWoken)
    {
        var lane = await AddAsync(status);
        await lane.AddStaleAsync();

        await _host.Get<OpenWork>().WakeAsync(CancellationToken.None);

        Woken().ShouldBe(isWoken ? [lane.Connection.Id] : []);
    }

    [Fact]
    public async Task Update_TwoLanesOfOneWorkspace_NeverExceedItsLimitTogether()
    {
        const int PerMinute = 50;
        SimulatedLane[] lanes = [await SimulatedLane.AddAsync(_host, teamId: "T1"), await SimulatedLane.AddAsync(_host, teamId: "T1")];
        foreach (var simulated in lanes)
        {
            await simulated.AddStaleAsync(PerMinute);
        }

        await using var one = lanes[0].Open();
        await using var other = lanes[1].Open();
        await Task.WhenAll(one.SendDueAsync(CancellationToken.None), other.SendDueAsync(CancellationToken.None));
        await Task.WhenAll(one.WaitForCallsAsync(), other.WaitForCallsAsync());

        _slack.Updates.ShouldBe(PerMinute);
    }

    private Task<SimulatedLane> AddAsync(ConnectionStatus status) => SimulatedLane.AddAsync(_host, change: row => Bring(row, status));

    private void Bring(Connection row, ConnectionStatus status)
    {
        if (status == ConnectionStatus.Disabled)
        {
            row.Disable();
        }
        else if (status == ConnectionStatus.ReconnectNeeded)
        {
            row.Failed("token_revoked", credentialsRefused: true, Now);
        }
    }

    private IReadOnlyList<Guid> Woken() => _host.Get<WorkSignals>().TakeLanes();

    private async Task<NotificationState> StateAsync(Notification row) => (await _host.ReadAsync(async db => await db.Notifications.FindAsync(row.Id)))!.State;
}
