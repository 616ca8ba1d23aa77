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

    [Theory]
    [EachDatabase]
    public async Task TryStore_WithItsPlan_IsPlannedAndUnderWayInOneCommit(DatabaseProvider provider)
    {
        var (host, rows, received, plan) = await WithPlanAsync(provider);

        await StoreAsync(host, received, plan.Plan);
        await AnnouncedAsync(host);

        (await StatusAsync(host, received)).ShouldBe(EventStatus.Planned);
        var stored = await host.ReadAsync(db => db.Notifications.Include(row => row.Attempts).Include(row => row.Recipients).SingleAsync(row => row.EventId == received.Id));
        (stored.State, stored.AttemptCount, stored.Attempts.Single().Outcome, stored.Recipients.Count).ShouldBe((NotificationState.Sending, 1, AttemptOutcome.Started, 1));
        (plan.Started, plan.Abandoned).ShouldBe((1, 0));
    }

    [Theory]
    [EachDatabase]
    public async Task TryStore_WithItsPlanOfAStepThatIsKnown_IsLeftToThePlanner(DatabaseProvider provider)
    {
        var (host, rows, received, plan) = await WithPlanAsync(provider);
        await host.SaveAsync(new StepState
        {
            InstanceId = rows.InstanceId,
            StepId = "step-1",
            OrganizationId = rows.Organization.Id,
            Version = 1,
            Progress = "{}",
            Status = StepStateStatus.Applied,
            ChangedAt = rows.Now,
        });
        host.Get<WorkSignals>().TakePlanner();

        await StoreAsync(host, received, plan.Plan);
        await AnnouncedAsync(host);

        (await StatusAsync(host, received)).ShouldBe(EventStatus.Accepted);
        (await host.ReadAsync(db => db.Notifications.AnyAsync(row => row.EventId == received.Id))).ShouldBeFalse();
        (plan.Started, plan.Abandoned, host.Get<WorkSignals>().TakePlanner()).ShouldBe((0, 1, true));
    }

    [Theory]
    [EachDatabase]
    public async Task TryStore_WithItsPlanUnderAnIdThatIsTaken_LeavesTheFirstAlone(DatabaseProvider provider)
    {
        var (host, rows, received, plan) = await WithPlanAsync(provider);
        var first = await StoreAsync(host, rows.Event(received.IdempotencyKey));

        var again = await StoreAsync(host, received, plan.Plan);
        await AnnouncedAsync(host);

        again.ShouldBe(new StoredEvent(first.Id, IsNew: false, IsSameBody: true));
        (await host.ReadAsync(db => db.Notifications.AnyAsync(row => row.InstanceId == rows.InstanceId))).ShouldBeFalse();
        (plan.Started, plan.Abandoned).ShouldBe((0, 1));
    }

    [Theory]
    [EachDatabase]
    public async Task TryStore_WithAPlanThatTheDatabaseRefuses_IsStoredAlone(DatabaseProvider provider)
    {
        var (host, _, received, plan) = await WithPlanAsync(provider, method: null!);

        var stored = await StoreAsync(host, received, plan.Plan);
        await AnnouncedAsync(host);

        stored.IsNew.ShouldBeTrue();
        (await StatusAsync(host, received)).ShouldBe(EventStatus.Accepted);
        (plan.Started, plan.Abandoned).ShouldBe((0, 1));
    }

    // The writer tells of a batch before it begins the next.
    private static async Task AnnouncedAsync(DataHost host)
    {
        foreach (var order in Enumerable.Range(0, 2))
        {
            await host.Get<GroupCommit>().CommitAsync(new ProbeWrite(_ => { }, order: new WriteOrder(order)));
        }
    }

    private static async Task<EventStatus> StatusAsync(DataHost host, ReceivedEvent received) =>
        await host.ReadAsync(db => db.Events.Where(row => row.Id == received.Id).Select(row => row.Status).SingleAsync());

    private async Task<(DataHost Host, SampleRows Rows, ReceivedEvent Received, CountedPlan Plan)> WithPlanAsync(DatabaseProvider provider, string method = "webhook")
    {
        var host = await databases.OpenAsync(provider);
        var rows = await host.AddInstanceAsync();
        var received = rows.Event("evt-1");
        var notification = rows.Notification(received.Id, stepId: "step-1");
        notification.Recipients.Add(new NotificationRecipient { NotificationId = notification.Id, Position = 0, InstanceId = rows.InstanceId, DisplayName = "Jan", NameKey = "jan" });
        var attempt = new DeliveryAttempt
        {
            Id = rows.NewId(),
            NotificationId = notification.Id,
            Number = 1,
            Method = method,
            StartedAt = rows.Now,
            Outcome = AttemptOutcome.Started,
        };
        return (host, rows, received, new CountedPlan(notification, attempt));
    }

    private static Task<StoredEvent> StoreAsync(DataHost host, ReceivedEvent received, EventPlan? plan = null)
    {
        host.Get<EventStore>().TryStore(received, plan, out var stored).ShouldBeTrue();
        return stored;
    }

    /// <summary>A plan that counts what became of its first attempt.</summary>
    private sealed class CountedPlan
    {
        public CountedPlan(Notification notification, DeliveryAttempt attempt) =>
            Plan = new EventPlan("step-1", [(notification, new FirstAttempt(attempt, () => Started++, () => Abandoned++))]);

        public EventPlan Plan { get; }

        public int Started { get; private set; }

        public int Abandoned { get; private set; }
    }
}
