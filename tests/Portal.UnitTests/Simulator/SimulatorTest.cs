using Microsoft.Extensions.Time.Testing;

namespace Portal.UnitTests.Simulator;

/// <summary>A fresh simulator for every test, with a clock that stands still until it is moved.</summary>
public abstract class SimulatorTest : IAsyncLifetime
{
    private protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));

    private protected SimulatorHost Slack { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Slack = await SimulatorHost.StartAsync(Clock);

    public async ValueTask DisposeAsync()
    {
        await Slack.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
