using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Portal.Domain.Connections;
using Portal.Domain.Notifications;
using Portal.Domain.Notifications.Routing;
using Portal.UnitTests.Support;
using Portal.Worker.Notifications.Sending;

namespace Portal.UnitTests.Worker;

/// <summary>
/// Large fan-outs in simulated time, by the real lane on a real database: as fast as Slack's limits allow, and never faster. The bounds are those
/// of even pacing: the start of the last call, the first being at 0.
/// </summary>
/// <remarks>
/// No real time is waited, but each post costs two steps of the lane, eight questions to the database and two commits. What a load ends late by does
/// not grow with it, so the smaller ones are held to more; those of <c>docs/benchmarks.md</c> are explicit.
/// </remarks>
public sealed class FanOutTests : IAsyncLifetime
{
    private const double PerMinute = 300;
    private const int Channels = 100;
    private TestDatabase _database = null!;
    private DataHost _host = null!;
    private SlackInSimulatedTime _slack = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(Portal.Data.Providers.DatabaseProvider.Sqlite);
        _host = await DataHost.StartAsync(_database, Compose, ("Delivery:FallbackAfter", "10.00:00:00"));
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Drain_ThousandDirectMessages_TakeNoLongerThanTheWorkspacesLimit()
    {
        const int People = 1_000;

        var taken = await DrainAsync(Enumerable.Range(0, People).Select(number => $"U{number:0000000000}"));

        Check(taken, People, TimeSpan.FromMinutes((People - 1) / PerMinute));
    }

    [Theory]
    [InlineData("even", 1_000)]
    [InlineData("Zipf", 3_000)]
    [InlineData("even", 10_000, Explicit = true)]
    [InlineData("Zipf", 10_000, Explicit = true)]
    public async Task Drain_EventsOverHundredChannels_TakeNoLongerThanTheLimits(string load, int events)
    {
        var perChannel = load == "even" ? [.. Enumerable.Repeat(events / Channels, Channels)] : Zipf(events, Channels);

        var taken = await DrainAsync(Interleaved(perChannel));

        var workspace = TimeSpan.FromMinutes((events - 1) / PerMinute);
        var fullest = TimeSpan.FromSeconds(perChannel.Max() - 1);
        Check(taken, events, workspace > fullest ? workspace : fullest);
    }

    private void Check(TimeSpan taken, int posts, TimeSpan bound)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"{posts} posts in {taken.TotalSeconds:0.0} s, bound {bound.TotalSeconds:0.0} s, ratio {taken / bound:0.0000}, refused {_slack.Refused}");
        (_slack.Posts, _slack.Refused).ShouldBe((posts, 0));
        (taken / bound).ShouldBeInRange(1, 1.02);
    }

    /// <summary>Has all of them due at once; answers how long it took until the last was sent, on the simulated clock.</summary>
    private async Task<TimeSpan> DrainAsync(IEnumerable<string> targets)
    {
        var connectionId = await PrepareAsync(targets);
        var begun = _host.Time.Now;
        await using var lane = _host.Get<LaneFactory>().Open(connectionId);
        while (true)
        {
            var step = await lane.SendDueAsync(CancellationToken.None);
            if (await lane.WaitForCallsAsync())
            {
                // Each call that ends pokes its lane for another step at once.
                continue;
            }

            if (step.Wait is not { } wait)
            {
                return _slack.LastAt - begun;
            }

            _host.Time.Advance(wait);
        }
    }

    private async Task<Guid> PrepareAsync(IEnumerable<string> targets)
    {
        var now = _host.Time.Now;
        var connection = (await SimulatedLane.AddAsync(_host)).Connection;
        var route = RouteDecisionJson.Write(new RouteDecision { DeliveryMode = DeliveryMode.Dm, Fallback = FallbackKeys.LogOnly, Reasons = [] });
        await _host.SaveAsync([.. targets.Select(object (target, number) => Row(connection, target, number, route, now))]);
        return connection.Id;
    }

    private static Notification Row(Connection connection, string target, int number, string route, DateTimeOffset now) => new Notification
    {
        Id = Guid.CreateVersion7(now),
        OrganizationId = connection.OrganizationId,
        InstanceId = connection.InstanceId,
        ConnectionId = connection.Id,
        RecipientKey = RecipientKey.Person($"{number}"),
        Purpose = NotificationPurpose.Post,
        Target = target,
        EventType = "CALL_FOR_ACTION",
        Subject = "FIN-12",
        State = NotificationState.Waiting,
        CreatedAt = now,
        DueAt = now.AddMicroseconds(number - 100_000),
        GiveUpAt = now.AddDays(10),
        Route = route,
        Payload = """{"text":"FIN-12"}""",
    };

    private void Compose(IServiceCollection services) => SimulatedLane.Compose(
        services, provider => _slack ??= new SlackInSimulatedTime((FakeTimeProvider)provider.GetRequiredService<TimeProvider>(), PerMinute, perSecondPerChannel: 1));

    private static int[] Zipf(int events, int channels)
    {
        var weights = Enumerable.Range(1, channels).Select(rank => 1.0 / rank).ToArray();
        var counts = weights.Select(weight => (int)Math.Round(weight / weights.Sum() * events)).ToArray();
        counts[0] += events - counts.Sum();
        return counts;
    }

    /// <summary>Channels in the order in which their events arrive: mixed, each in proportion.</summary>
    private static IEnumerable<string> Interleaved(int[] perChannel) => perChannel
        .SelectMany((count, channel) => Enumerable.Range(0, count).Select(number => (At: ((double)number / count) + (channel * 1e-6), Channel: channel)))
        .OrderBy(arrival => arrival.At)
        .Select(arrival => $"C{arrival.Channel:0000000000}");
}
