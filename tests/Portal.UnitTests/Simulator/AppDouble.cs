using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Portal.SlackSimulator;

namespace Portal.UnitTests.Simulator;

/// <summary>The app that Slack calls: keeps what it got, checks signatures as Slack's documentation says.</summary>
internal sealed class AppDouble : IAsyncDisposable
{
    private readonly WebApplication _app;

    private AppDouble(WebApplication app) => _app = app;

    public ConcurrentQueue<ReceivedRequest> Received { get; } = new();

    public Func<HttpContext, string, Task> Answer { get; set; } = (_, _) => Task.CompletedTask;

    public string Url => _app.Urls.First() + "/from-slack";

    public static async Task<AppDouble> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var application = new AppDouble(app);
        app.MapPost("/from-slack", application.TakeAsync);
        await app.StartAsync();
        return application;
    }

    public async Task<ReceivedRequest[]> WaitForAsync(int count)
    {
        for (var waited = 0; waited < 1_200 && Received.Count < count; waited++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(25), TimeProvider.System);
        }

        Received.Count.ShouldBeGreaterThanOrEqualTo(count);
        return [.. Received];
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        Received.Enqueue(new ReceivedRequest(context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase), body));
        await Answer(context, body);
    }

    internal sealed record ReceivedRequest(IReadOnlyDictionary<string, string> Headers, string Body)
    {
        public long Timestamp => long.Parse(Headers["X-Slack-Request-Timestamp"], System.Globalization.CultureInfo.InvariantCulture);

        public bool IsSigned => Headers.GetValueOrDefault("X-Slack-Signature") == "v0=" + Convert.ToHexStringLower(
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(SampleWorkspace.SigningSecret), Encoding.UTF8.GetBytes($"v0:{Timestamp}:{Body}")));

        public JsonElement Json => JsonElement.Parse(Body);

        public JsonElement Payload => JsonElement.Parse(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(Body)["payload"].ToString());
    }
}
