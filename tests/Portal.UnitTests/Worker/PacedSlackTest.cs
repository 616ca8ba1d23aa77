using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Portal.Domain;
using Portal.Slack;
using Portal.UnitTests.Support;
using Portal.Worker.Slack;

namespace Portal.UnitTests.Worker;

/// <summary>A Slack that answers as the test says, and a workspace's pace at a clock that the test moves.</summary>
public abstract class PacedSlackTest : IAsyncLifetime
{
    private protected static Secret Token { get; } = new("xoxb-test");

    private protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero));

    private protected SlackServer Slack { get; private set; } = null!;

    private protected SlackHost Host { get; private set; } = null!;

    private protected SlackPace Pace { get; private set; } = null!;

    private protected IOptions<SlackOptions> Options => Host.Get<IOptions<SlackOptions>>();

    public async ValueTask InitializeAsync()
    {
        Slack = await SlackServer.StartAsync();
        Host = new SlackHost(Slack, time: Time);
        Pace = new SlackPace(Options.Value.Limits, isWebhook: false, Time);
        Begin();
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Slack.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Makes what is tested, once Slack is there.</summary>
    protected abstract void Begin();
}
