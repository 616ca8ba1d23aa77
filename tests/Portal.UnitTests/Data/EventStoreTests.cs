using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Data.Notifications;
using Portal.Data.Notifications.Writing;
using Portal.Data.Providers;
using Portal.Domain.Notifications;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Data;

public sealed class EventStoreTests(Databases databases) : IClassFixture<Databases>
{
    [Theory]
    [EachDatabase]
    public async Task TryStore_NewEvent_IsOnDiskAndWakesThePlanner(DatabaseProvider provider)
    {
        var host = await databases.OpenAsync(provider);
        var rows = await host.AddInstanceAsync();
        var received = rows.Event("evt-1");

        var stored = await StoreAsync(host, received);

        stored.ShouldBe(new StoredEvent(received.Id, IsNew: true, IsSameBody: true));
        (await host.ReadAsync(db => db.Events.SingleAsync(row => row.InstanceId == rows.InstanceId))).Body.ShouldBe(received.Body);
        await AnnouncedAsync(host);
        host.Get<WorkSignals>().TakePlanner().ShouldBeTrue();
    }

    [Theory]
    [EachDatabase]
    public async Task TryStore_SameIdAndBody_AnswersTheFirst(DatabaseProvider provider)
    {
        var host = await databases.OpenAsync(provider);
        var rows = await host.AddInstanceAsync();
        var first = await StoreAsync(host, rows.Event("evt-1"));
        await AnnouncedAsync(host);
        host.Get<WorkSignals>().TakePlanner();

        var again = await StoreAsync(host, rows.Event("evt-1"));

        again.ShouldBe(new StoredEvent(first.Id, IsNew: false, IsSameBody: true));
        await AnnouncedAsync(host);
        host.Get<WorkSignals>().TakePlanner().ShouldBeFalse();
    }

    [Theory]
    [EachDatabase]
    public async Task TryStore_SameIdOtherBody_SaysSoAndKeepsTheFirst(DatabaseProvider provider)
    {
        var host = await databases.OpenAsync(provider);
        var rows = await host.AddInstanceAsync();
        var first = await StoreAsync(host, rows.Event("evt-1"));

        var other = await StoreAsync(host, rows.Event("evt-1", SampleEvents.Smallest.Replace("FIN-12", "FIN-13", StringComparison.Ordinal)));

        other.ShouldBe(new StoredEvent(first.Id, IsNew: false, IsSameBody: false));
        var row = await host.ReadAsync(db => db.Events.SingleAsync(row => row.InstanceId == rows.InstanceId));
        Encoding.UTF8.GetString(row.Body).ShouldBe(SampleEvents.Smallest);
    }

    [Theory]
    [EachDatabase]
    public async Task TryStore_SameIdFromManyAtOnce_IsOneRow(DatabaseProvider provider)
    {
        var host = await databases.OpenAsync(provider);
        var rows = await host.AddInstanceAsync();

        var all = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() => StoreAsync(host, rows.Event("evt-1")))));

        all.Count(stored => stored.IsNew).ShouldBe(1);
        all.Select(stored => stored.Id).Distinct().Count().ShouldBe(1);
        (await host.ReadAsync(db => db.Events.CountAsync(row => row.InstanceId == rows.InstanceId))).ShouldBe(1);
    }

    [Theory]
    [EachDatabase]
    public async Task TryStore_SameIdFromTwoNodesAtOnce_IsOneRowEach(DatabaseProvider provider)
    {
        var host = await databases.OpenAsync(provider);
        await using var second = await DataHost.StartAsync(host.Database);
        var rows = await host.AddInstanceAsync();
        DataHost[] nodes = [host, second];

        var all = await Task.WhenAll(Enumerable.Range(0, 128).Select(number => Task.Run(() => StoreAsync(nodes[number % 2], rows.Event("evt-" + (number / 2))))));

        all.Count(stored => stored.IsNew).ShouldBe(64);
        (await host.ReadAsync(db => db.Events.CountAsync(row => row.InstanceId == rows.InstanceId))).ShouldBe(64);
    }

    [Theory]
    [EachDatabase]
    public async Task TryStore_MoreThanTheQueueTakes_IsFalseUntilThereIsRoom(DatabaseProvider provider)
    {
        var shared = await databases.OpenAsync(provider);
        await using var host = await DataHost.StartAsync(shared.Database, ("Intake:QueueCapacity", "2"));
        var (rows, store) = (await host.AddInstanceAsync(), host.Get<EventStore>());
        await using var writer = await StoppedWriter.HoldAsync(host.Get<GroupCommit>());

        store.TryStore(rows.Event("evt-1"), null, out var first).ShouldBeTrue();
        store.TryStore(rows.Event("evt-2"), null, out var second).ShouldBeTrue();
        store.TryStore(rows.Event("evt-3"), null, out _).ShouldBeFalse();
        writer.Release();
        await Task.WhenAll(first, second);

        (await StoreAsync(host, rows.Event("evt-3"))).IsNew.ShouldBeTrue();
    }

    [Theory]
    [EachDatabase]
    public async Task TryStore_AfterTheStop_Fails(DatabaseProvider provider)
    {
        var shared = await databases.OpenAsync(provider);
        await using var host = await DataHost.StartAsync(shared.Database);
        var rows = await host.AddInstanceAsync();
        await host.StopAsync();

        await Should.ThrowAsync<InvalidOperationException>(() => StoreAsync(host, rows.Event("evt-1")));
    }

    // The writer tells of a batch before it begins the next.
    private static Task AnnouncedAsync(DataHost host) => host.Get<GroupCommit>().CommitAsync(new ProbeWrite(_ => { }));

    private static Task<StoredEvent> StoreAsync(DataHost host, ReceivedEvent received)
    {
        host.Get<EventStore>().TryStore(received, null, out var stored).ShouldBeTrue();
        return stored;
    }
}
