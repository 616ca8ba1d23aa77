using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data.Providers;
using Portal.Domain.Connections;
using Portal.Domain.Notifications;
using Portal.UnitTests.Support;
using Portal.Worker.Jobs;
using Portal.Worker.Slack;

namespace Portal.UnitTests.Worker;

/// <summary>A connection's lane on a database of its own, with a Slack that answers as the test says.</summary>
public abstract class ScriptedLaneTest : IAsyncLifetime
{
    private TestDatabase _database = null!;

    private protected ScriptedSlack Slack { get; } = new();

    private protected DataHost Host { get; private set; } = null!;

    private protected SimulatedLane Lane { get; private set; } = null!;

    protected DateTimeOffset Now => Host.Time.Now;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        Host = await DataHost.StartAsync(
            _database,
            services =>
            {
                SimulatedLane.Compose(services, _ => Slack);
                // In the middle: waits are as long as they are said to be.
                services.AddSingleton(new Jitter(() => 0.5));
            });
        Lane = await SimulatedLane.AddAsync(Host);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await _database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Looks until there is nothing more right now, and waits for all that was begun.</summary>
    protected async Task StepAsync()
    {
        await using var lane = Lane.Open();
        while (await lane.SendDueAsync(CancellationToken.None) == Requeue.AtOnce)
        {
        }

        await lane.WaitForCallsAsync();
        await SimulatedLane.FallBackAsync(Host);
    }

    protected void Advance(double seconds) => Host.Time.Advance(TimeSpan.FromSeconds(seconds));

    protected Task<Notification> NotificationAsync(Guid id) => Host.ReadAsync(db => db.Notifications.SingleAsync(row => row.Id == id));

    protected Task<Connection> ConnectionAsync() => Host.ReadAsync(db => db.Connections.SingleAsync(row => row.Id == Lane.Connection.Id));

    protected Task<List<DeliveryAttempt>> AttemptsAsync(Guid notificationId) =>
        Host.ReadAsync(db => db.DeliveryAttempts.Where(attempt => attempt.NotificationId == notificationId).OrderBy(attempt => attempt.Number).ToListAsync());
}
