using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Portal.Domain;
using Portal.Domain.Slack;
using Portal.Slack.Api;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Slack;

public sealed class WebhookClientTests : IAsyncLifetime
{
    private const string Path = "/services/T0/B0/verysecretpart";

    private static readonly byte[] Payload = """{"text":"zażółć"}"""u8.ToArray();

    private SlackServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await SlackServer.StartAsync();

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task PostAsync_Ok_SendsThePayloadAsItIs()
    {
        var result = await PostAsync();

        result.ShouldBe(new SlackResult<string>("ok", null));
        _server.Requests.ShouldHaveSingleItem().ShouldBe(new ReceivedRequest(Path, "application/json; charset=utf-8", "", "", """{"text":"zażółć"}"""));
    }

    [Theory]
    [InlineData(400, "invalid_payload", "invalid_payload", SlackErrorKind.Content)]
    [InlineData(400, "no_text\n", "no_text", SlackErrorKind.Content)]
    [InlineData(400, "invalid_blocks", "invalid_blocks", SlackErrorKind.Content)]
    [InlineData(403, "invalid_token", "invalid_token", SlackErrorKind.Connection)]
    [InlineData(403, "action_prohibited", "action_prohibited", SlackErrorKind.Connection)]
    [InlineData(404, "no_service", "no_service", SlackErrorKind.Connection)]
    [InlineData(404, "channel_not_found", "channel_not_found", SlackErrorKind.Target)]
    [InlineData(410, "channel_is_archived", "channel_is_archived", SlackErrorKind.Target)]
    [InlineData(500, "rollup_error", "rollup_error", SlackErrorKind.Retry)]
    [InlineData(200, "no_service", "no_service", SlackErrorKind.Connection)]
    [InlineData(200, "<html>Sign in</html>", "unexpected_answer", SlackErrorKind.Retry)]
    [InlineData(404, "<html>Not here</html>", "http_404", SlackErrorKind.Content)]
    [InlineData(418, "", "http_418", SlackErrorKind.Content)]
    [InlineData(502, "<html>Bad gateway</html>", "http_502", SlackErrorKind.Retry)]
    [InlineData(503, "", "http_503", SlackErrorKind.Retry)]
    [InlineData(500, "ok", "http_500", SlackErrorKind.Retry)]
    [InlineData(200, """{"ok":false,"error":"ratelimited"}""", "ratelimited", SlackErrorKind.RetryAfter)]
    [InlineData(400, """{"error":"\ud800"}""", "http_400", SlackErrorKind.Content)]
    public async Task PostAsync_Refusal_IsJudgedByTheBodyFirst(int status, string body, string code, SlackErrorKind kind)
    {
        _server.Answers(status, body);

        var error = (await PostAsync()).Error.ShouldNotBeNull();

        (error.Code, error.Kind, error.HttpStatus).ShouldBe((code, kind, status));
        _server.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("30", 30)]
    [InlineData(null, 1)]
    [InlineData("soon", 1)]
    [InlineData("Sat, 21 Nov 2026 10:00:45 GMT", 45)]
    [InlineData("Sat, 21 Nov 2026 09:00:00 GMT", 1)]
    public async Task PostAsync_RateLimited_WaitsAsLongAsSlackSays(string? header, int seconds)
    {
        _server.Answers(429, """{"retry_after":1,"ok":false,"error":"rate_limited"}""", header is null ? [] : [("Retry-After", header)]);

        var error = (await PostAsync(time: new FakeTimeProvider(new DateTimeOffset(2026, 11, 21, 10, 0, 0, TimeSpan.Zero)))).Error.ShouldNotBeNull();

        error.ShouldBe(new SlackError("rate_limited", SlackErrorKind.RetryAfter, 429, TimeSpan.FromSeconds(seconds), null));
    }

    [Fact]
    public async Task PostAsync_Redirect_IsNotFollowed()
    {
        _server.Answers(302, "", ("Location", new Uri(_server.Address, "/elsewhere").ToString()));

        var error = (await PostAsync()).Error.ShouldNotBeNull();

        error.Code.ShouldBe("http_302");
        _server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task PostAsync_SlowAnswer_TimesOutWithUnknownOutcome()
    {
        _server.Answer = async (context, _) => await context.RequestAborted.WaitAsync();

        var error = (await PostAsync(timeout: TimeSpan.FromMilliseconds(200))).Error.ShouldNotBeNull();

        (error.Code, error.OutcomeUnknown).ShouldBe(("timeout", true));
    }

    [Fact]
    public async Task PostAsync_SlowBody_TimesOutToo()
    {
        _server.Answer = async (context, _) =>
        {
            await context.Response.WriteAsync("o");
            await context.Response.Body.FlushAsync();
            await context.RequestAborted.WaitAsync();
        };

        (await PostAsync(timeout: TimeSpan.FromMilliseconds(200))).Error!.Code.ShouldBe("timeout");
    }

    [Fact]
    public async Task PostAsync_AnswerBreaksOff_LeavesTheOutcomeUnknown()
    {
        _server.Answer = async (context, _) =>
        {
            context.Response.ContentLength = 100;
            await context.Response.WriteAsync("o");
            await context.Response.Body.FlushAsync();
            context.Abort();
        };

        var error = (await PostAsync()).Error.ShouldNotBeNull();

        (error.Code, error.Kind, error.OutcomeUnknown).ShouldBe(("network_error", SlackErrorKind.Retry, true));
    }

    [Fact]
    public async Task PostAsync_EndlessBody_IsReadOnlyAtItsStart()
    {
        _server.Answer = async (context, _) =>
        {
            context.Response.StatusCode = 500;
            var chunk = new string('x', 64 * 1024);
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.WriteAsync(chunk, context.RequestAborted);
            }
        };

        (await PostAsync()).Error!.Code.ShouldBe("http_500");
    }

    [Fact]
    public async Task PostAsync_NobodyListens_WasNeverSent()
    {
        // Bound, so that nobody else takes the port, but not listening.
        using var nobody = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        nobody.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)nobody.LocalEndPoint!).Port;
        await using var host = new SlackHost(_server);
        var client = new WebhookClient(host.Get<IHttpClientFactory>(), Options(port), TimeProvider.System);

        var error = (await client.PostAsync(new Secret($"http://127.0.0.1:{port}{Path}"), Payload, CancellationToken.None)).Error.ShouldNotBeNull();

        (error.Code, error.Kind, error.OutcomeUnknown).ShouldBe(("connect_failed", SlackErrorKind.Retry, false));
        error.ToString().ShouldNotContain("verysecret");
    }

    [Fact]
    public async Task PostAsync_HostThatIsNotAllowed_IsNotCalled()
    {
        await using var host = new SlackHost(_server);

        var url = new Secret($"http://localhost:{_server.Address.Port}{Path}");
        var error = (await host.Get<WebhookClient>().PostAsync(url, Payload, CancellationToken.None)).Error.ShouldNotBeNull();

        (error.Code, error.Kind).ShouldBe(("webhook_refused", SlackErrorKind.Connection));
        _server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task PostAsync_Cancelled_ThrowsWithoutTheUrl()
    {
        using var cancel = new CancellationTokenSource();
        _server.Answer = async (context, _) =>
        {
            await cancel.CancelAsync();
            await context.RequestAborted.WaitAsync();
        };
        await using var host = new SlackHost(_server);

        var thrown = await Should.ThrowAsync<OperationCanceledException>(() => host.Get<WebhookClient>().PostAsync(Url(), Payload, cancel.Token));

        thrown.ToString().ShouldNotContain("verysecret");
    }

    [Fact]
    public async Task PostAsync_Failure_LeavesTheSecretInNoLogErrorOrTrace()
    {
        var traces = new ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name.StartsWith("System.Net", StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                // Other tests call too, from their own threads.
                foreach (var tag in activity.TagObjects)
                {
                    traces.Enqueue($"{tag.Key}={tag.Value}");
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        _server.Answers(500, "rollup_error");
        await using var host = new SlackHost(_server);
        using var traced = new HttpClient(new SocketsHttpHandler());
        using var seen = await traced.GetAsync(new Uri(_server.Address, "/seen"));

        var result = await host.Get<WebhookClient>().PostAsync(Url(), Payload, CancellationToken.None);

        result.ToString().ShouldNotContain("verysecret");
        // HttpClient would log the address, so its log is switched off.
        host.Log.Lines.ShouldBeEmpty();
        traces.ShouldContain(tag => tag.Contains("/seen", StringComparison.Ordinal));
        traces.ShouldNotContain(tag => tag.Contains("verysecret", StringComparison.Ordinal));
    }

    private static Microsoft.Extensions.Options.IOptions<Portal.Slack.SlackOptions> Options(int port)
    {
        var options = new Portal.Slack.SlackOptions();
        options.AllowedWebhookHosts.Add($"127.0.0.1:{port}");
        return Microsoft.Extensions.Options.Options.Create(options);
    }

    private Secret Url() => new(new Uri(_server.Address, Path).ToString());

    private async Task<SlackResult<string>> PostAsync(TimeSpan? timeout = null, TimeProvider? time = null)
    {
        await using var host = new SlackHost(_server, timeout, time);
        return await host.Get<WebhookClient>().PostAsync(Url(), Payload, CancellationToken.None);
    }
}
