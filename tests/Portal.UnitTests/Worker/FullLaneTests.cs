using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Portal.Data.Providers;
using Portal.Domain.Notifications;
using Portal.UnitTests.Support;
using Portal.Worker.Jobs;
using Portal.Worker.Notifications.Sending;

namespace Portal.UnitTests.Worker;

/// <summary>A lane that has all the calls under way that it may have.</summary>
public sealed class FullLaneTests : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private DataHost _host = null!;
    private SlackInSimulatedTime _slack = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        _host = await DataHost.StartAsync(
            _database,
            services => SimulatedLane.Compose(services, provider => _slack ??= new SlackInSimulatedTime((FakeTimeProvider)provider.GetRequiredService<TimeProvider>(), 600, 10)),
            ("Delivery:MaxConcurrentCalls", "1"));
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task SendDue_RowsCameWhileFull_StayNewsUntilAPlaceIsFree()
    {
        var simulated = await SimulatedLane.AddAsync(_host);
        var now = _host.Time.Now;
        await _host.SaveAsync(simulated.Notification("U1", now, now.AddMinutes(1)), simulated.Notification("U2", now, now.AddMinutes(1)));
        var answered = new TaskCompletionSource();
        SlackFirst().Answered = answered.Task;
        var slot = _host.Get<WakeSlots>().Lane(simulated.Connection.Id);
        await using var lane = simulated.Open();

        await lane.SendDueAsync(CancellationToken.None);
        slot.TryPoke();
        var rest = await lane.SendDueAsync(CancellationToken.None);

        rest.Wait.ShouldBe(TimeSpan.FromSeconds(1));
        slot.HasNews.ShouldBeTrue();

        answered.SetResult();
        await lane.WaitForCallsAsync();
        _host.Time.Advance(TimeSpan.FromMilliseconds(200));
        await lane.SendDueAsync(CancellationToken.None);
        await lane.WaitForCallsAsync();

        slot.HasNews.ShouldBeFalse();
        _slack.Posts.ShouldBe(2);
    }

    [Fact]
    public async Task SendDue_ManyWaitedTooLongWhileFull_AllFallBackWithoutAPause()
    {
        var simulated = await SimulatedLane.AddAsync(_host);
        var now = _host.Time.Now;
        var underWay = simulated.Notification("U1", now, now.AddMinutes(1));
        Notification[] late = [.. Enumerable.Range(2, 3).Select(number => simulated.Notification($"U{number}", now.AddTicks(number), now.AddSeconds(10)))];
        await _host.SaveAsync([underWay, .. late]);
        var answered = new TaskCompletionSource();
        SlackFirst().Answered = answered.Task;
        await using var lane = simulated.Open();
        await lane.SendDueAsync(CancellationToken.None);
        await lane.SendDueAsync(CancellationToken.None);

        _host.Time.Advance(TimeSpan.FromSeconds(10));
        while (await lane.SendDueAsync(CancellationToken.None) == Requeue.AtOnce)
        {
        }

        var states = await _host.ReadAsync(db => db.Notifications.Where(row => row.Id != underWay.Id).Select(row => row.State).ToListAsync());
        // Before anything may fail: a lane that ends waits for its calls.
        answered.SetResult();
        states.ShouldBe(Enumerable.Repeat(NotificationState.FallingBack, late.Length));
    }

    [Fact]
    public async Task SendDue_DirectPostUnderWay_TakesThePlace()
    {
        var simulated = await SimulatedLane.AddAsync(_host);
        var direct = _host.Get<DirectPostsOfLanes>().Of(simulated.Connection.Id);
        var slot = _host.Get<WakeSlots>().Lane(simulated.Connection.Id);
        SlackFirst();
        await using var lane = simulated.Open();
        await lane.SendDueAsync(CancellationToken.None);
        direct.TryEnter().ShouldBeTrue();
        await _host.SaveAsync(simulated.Notification("U1", _host.Time.Now, _host.Time.Now.AddMinutes(1)));
        slot.TryPoke();

        await lane.SendDueAsync(CancellationToken.None);
        await lane.WaitForCallsAsync();
        _slack.Posts.ShouldBe(0);
        direct.Leave(leftWork: false, isLost: false);
        await lane.SendDueAsync(CancellationToken.None);
        await lane.WaitForCallsAsync();

        _slack.Posts.ShouldBe(1);
    }

    [Fact]
    public async Task SendDue_CallUnderWay_PokesTheLaneAtItsEndAndIsWaitedFor()
    {
        var simulated = await SimulatedLane.AddAsync(_host);
        var row = simulated.Notification("U1", _host.Time.Now, _host.Time.Now.AddMinutes(1));
        await _host.SaveAsync(row);
        var answered = new TaskCompletionSource();
        SlackFirst().Answered = answered.Task;
        var slot = _host.Get<WakeSlots>().Lane(simulated.Connection.Id);
        slot.Begin();
        var lane = simulated.Open();
        await lane.SendDueAsync(CancellationToken.None);

        var end = lane.DisposeAsync().AsTask();
        end.IsCompleted.ShouldBeFalse();
        answered.SetResult();
        await end;

        (await slot.WaitAsync(TimeSpan.Zero, CancellationToken.None)).ShouldBeTrue();
        (await _host.ReadAsync(db => db.Notifications.SingleAsync(one => one.Id == row.Id))).State.ShouldBe(NotificationState.Delivered);
    }

    [Fact]
    public async Task Dispose_DirectPostUnderWay_IsWaitedFor()
    {
        var simulated = await SimulatedLane.AddAsync(_host);
        var direct = _host.Get<DirectPostsOfLanes>().Of(simulated.Connection.Id);
        var lane = simulated.Open();
        await lane.SendDueAsync(CancellationToken.None);
        direct.TryEnter().ShouldBeTrue();

        var end = lane.DisposeAsync().AsTask();

        end.IsCompleted.ShouldBeFalse();
        direct.Leave(leftWork: false, isLost: false);
        await end;
    }

    [Fact]
    public async Task SendDue_OutcomeOfADirectPostLost_EndsTheLaneAndTheNextOneWorks()
    {
        var simulated = await SimulatedLane.AddAsync(_host);
        var direct = _host.Get<DirectPostsOfLanes>().Of(simulated.Connection.Id);
        await using (var lane = simulated.Open())
        {
            await lane.SendDueAsync(CancellationToken.None);
            direct.TryEnter().ShouldBeTrue();
            direct.Leave(leftWork: false, isLost: true);

            (await Should.ThrowAsync<InvalidOperationException>(lane.SendDueAsync(CancellationToken.None))).Message.ShouldContain("could not be written");
        }

        await using var next = simulated.Open();
        (await next.SendDueAsync(CancellationToken.None)).ShouldBe(Requeue.None);
    }

    // Made with the first client.
    private SlackInSimulatedTime SlackFirst()
    {
        _host.Get<IHttpClientFactory>().CreateClient("Portal.Slack.WebApi").Dispose();
        return _slack;
    }
}
