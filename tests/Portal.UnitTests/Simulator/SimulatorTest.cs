namespace Portal.UnitTests.Simulator;

/// <summary>A fresh simulator for every test, with a clock that stands still until it is moved.</summary>
public abstract class SimulatorTest : IAsyncLifetime
{
    private protected MovableClock Clock { get; } = new();

    private protected SimulatorHost Slack { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Slack = await SimulatorHost.StartAsync(Clock);

    public async ValueTask DisposeAsync()
    {
        await Slack.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
