using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Slack;

namespace Portal.UnitTests.Support;

/// <summary>Portal.Slack as the product composes it, pointed at a test's server by settings alone.</summary>
internal sealed class SlackHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public SlackHost(SlackServer server, TimeSpan? timeout = null, TimeProvider? time = null)
        : this(server.Address, timeout, time)
    {
    }

    /// <param name="slack">Below which the Web API lies at <c>api/</c>.</param>
    public SlackHost(Uri slack, TimeSpan? timeout = null, TimeProvider? time = null)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Slack:ApiBaseUrl"] = new Uri(slack, "api/").ToString(),
            ["Slack:AllowedWebhookHosts:0"] = slack.Authority,
            ["Slack:RequestTimeout"] = (timeout ?? TimeSpan.FromSeconds(10)).ToString(),
        };
        var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log))
            .AddPortalSlack();
        _services = services.AddSingleton(time ?? TimeProvider.System).BuildServiceProvider();
    }

    public ListLog Log { get; } = new();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Log.Dispose();
    }
}
