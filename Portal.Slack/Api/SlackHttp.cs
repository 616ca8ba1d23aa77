using Microsoft.Extensions.DependencyInjection;
using Polly;

namespace Portal.Slack.Api;

/// <summary>The HTTP clients for Slack.</summary>
internal static class SlackHttp
{
    public const string Webhooks = "Portal.Slack.Webhooks";
    public const string WebApi = "Portal.Slack.WebApi";

    public static void Add(IServiceCollection services)
    {
        services.AddHttpClient(Webhooks, Bare).ConfigurePrimaryHttpMessageHandler(Sockets).RemoveAllLoggers();
        services.AddHttpClient(WebApi, Bare).ConfigurePrimaryHttpMessageHandler(Sockets).RemoveAllLoggers()
            .AddResilienceHandler("reads", pipeline => pipeline.AddRetry(ReadRetry.Options));
    }

    // SlackCall bounds a call with its body; HttpClient's own time-out ends where the headers do.
    private static void Bare(HttpClient client) => client.Timeout = Timeout.InfiniteTimeSpan;

    private static SocketsHttpHandler Sockets() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        MaxConnectionsPerServer = 64,
        MaxResponseHeadersLength = 32,

        // Without a propagator there is no trace of the request either, and a trace would hold the webhook's URL.
        ActivityHeadersPropagator = null,
    };
}
