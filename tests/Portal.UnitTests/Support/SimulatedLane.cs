using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Portal.Data.Auth;
using Portal.Domain.Connections;
using Portal.Domain.Notifications;
using Portal.Domain.Notifications.Routing;
using Portal.Slack;
using Portal.Worker;
using Portal.Worker.Jobs;
using Portal.Worker.Notifications.Fallbacks;
using Portal.Worker.Notifications.Sending;
using Secret = Portal.Domain.Secret;

namespace Portal.UnitTests.Support;

/// <summary>A connection's real lane on a real database, without its job: a test takes its steps and moves the clock.</summary>
internal sealed class SimulatedLane
{
    // Where a drain that spins is stopped.
    private const int MostSteps = 500;
    private readonly DataHost _host;
    private readonly ReceivedEvent _event;

    private SimulatedLane(DataHost host, Connection connection, ReceivedEvent received) => (_host, Connection, _event) = (host, connection, received);

    public Connection Connection { get; }

    private DateTimeOffset Now => _host.Time.Now;

    /// <summary>The worker's services with nothing of it started, and this as Slack.</summary>
    public static void Compose(IServiceCollection services, Func<IServiceProvider, HttpMessageHandler> slack)
    {
        services.AddMetrics().AddPortalSlack().AddPortalWorker();
        foreach (var hosted in services.Where(service => service.ServiceType == typeof(IHostedService)
            && service.ImplementationFactory is null && service.ImplementationType?.Assembly != typeof(Portal.Data.PortalDbContext).Assembly).ToList())
        {
            services.Remove(hosted);
        }

        services.AddHttpClient("Portal.Slack.WebApi").ConfigurePrimaryHttpMessageHandler(slack);
    }

    /// <summary>Saves a connection by a Slack app, or by another mode, and an event for its notifications.</summary>
    public static async Task<SimulatedLane> AddAsync(DataHost host, string mode = ConnectionModeKeys.SlackApp, Action<Connection>? change = null, string? teamId = null)
    {
        var rows = await host.AddInstanceAsync();
        var now = host.Time.Now;
        var connection = new Connection
        {
            Id = Guid.CreateVersion7(now),
            OrganizationId = rows.Organization.Id,
            InstanceId = rows.InstanceId,
            Name = "App",
            Mode = mode,
            BotToken = host.Get<SecretVault>().Protect(SecretPurpose.BotToken, new Secret("xoxb-test")),
            TeamId = teamId,
            AppId = teamId is null ? null : "A1",
            CreatedAt = now,
            UpdatedAt = now,
        };
        change?.Invoke(connection);
        var received = rows.Event("evt-1", status: EventStatus.Planned);
        await host.SaveAsync(connection, received);
        return new SimulatedLane(host, connection, received);
    }

    /// <param name="target">Null for one whose people are still to be found.</param>
    public Notification Notification(
        string? target,
        DateTimeOffset dueAt,
        DateTimeOffset giveUpAt,
        NotificationState state = NotificationState.Waiting,
        bool isTest = false,
        string fallback = FallbackKeys.LogOnly)
    {
        var id = Guid.CreateVersion7(Now);
        return new Notification
        {
            Id = id,
            OrganizationId = Connection.OrganizationId,
            InstanceId = Connection.InstanceId,
            EventId = isTest ? null : _event.Id,
            ConnectionId = Connection.Id,
            RecipientKey = RecipientKey.Person(id.ToString()),
            Purpose = isTest ? NotificationPurpose.Test : NotificationPurpose.Post,
            Target = target,
            EventType = "CALL_FOR_ACTION",
            Subject = "FIN-12",
            State = state,
            CreatedAt = Now,
            DueAt = dueAt,
            GiveUpAt = giveUpAt,
            Route = RouteDecisionJson.Write(new RouteDecision { DeliveryMode = DeliveryMode.Dm, Fallback = fallback, Reasons = [] }),
            Payload = """{"text":"FIN-12"}""",
        };
    }

    /// <summary>Saves copies in Slack that show an older state than they should, since now.</summary>
    public async Task<IReadOnlyList<Message>> AddStaleAsync(int count = 1)
    {
        var delivered = Notification("U1", Now, Now, NotificationState.Delivered);
        List<Message> copies = [.. Enumerable.Range(1, count).Select(number => new Message
        {
            Id = Guid.CreateVersion7(Now),
            OrganizationId = delivered.OrganizationId,
            InstanceId = delivered.InstanceId,
            NotificationId = delivered.Id,
            ConnectionId = Connection.Id,
            StepId = "s-1",
            ChannelId = "D1",
            Ts = $"{number}.000001",
            ContentVersion = 0,
            WantedVersion = 1,
            WantedPayload = """{"text":"FIN-12, decided"}""",
            State = MessageState.Stale,
            StaleSince = Now,
            DueAt = Now,
            SentAt = Now,
        })];
        await _host.SaveAsync([delivered, .. copies]);
        return copies;
    }

    public Lane Open() => _host.Get<LaneFactory>().Open(Connection.Id);

    /// <summary>Takes all fallbacks that are due.</summary>
    public static async Task FallBackAsync(DataHost host)
    {
        foreach (var key in (string[])[FallbackKeys.Email, FallbackKeys.Skip, FallbackKeys.LogOnly, FallbackKeys.None])
        {
            await using var lane = host.Get<FallbackLanes>().Open(key);
            while (await lane.SendDueAsync(CancellationToken.None) == Requeue.AtOnce)
            {
                await lane.WaitForCallsAsync();
            }
        }
    }

    /// <summary>Drains until the lane has nothing in sight or so much simulated time is over; answers how many steps that took.</summary>
    public async Task<int> DrainAsync(TimeSpan atMost)
    {
        var until = Now + atMost;
        await using var lane = Open();
        for (var steps = 1; ; steps++)
        {
            var step = await lane.SendDueAsync(CancellationToken.None);
            if (await lane.WaitForCallsAsync())
            {
                // Each call that ends pokes its lane for another step at once.
                continue;
            }

            if (step == Requeue.None || Now >= until || steps == MostSteps)
            {
                await FallBackAsync(_host);
                return steps;
            }

            _host.Time.Advance(step.Wait!.Value);
        }
    }
}
