using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.SlackSimulator;

namespace Portal.UnitTests.Simulator;

/// <summary>The simulator on a real port.</summary>
internal sealed class SimulatorHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SimulatorHost(WebApplication app, string prefix)
    {
        _app = app;
        Url = app.Urls.First() + prefix;
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
    }

    public string Url { get; }

    public HttpClient Client { get; }

    public static async Task<SimulatorHost> StartAsync(TimeProvider? clock = null, string prefix = "")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(clock ?? TimeProvider.System);
        builder.Services.AddSlackSimulator();
        var app = builder.Build();
        app.MapSlackSimulator(prefix);
        await app.StartAsync();
        return new SimulatorHost(app, prefix);
    }

    public async Task<HttpResponseMessage> SendAsync(string method, object? json = null, string? token = SampleWorkspace.BotToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Url}/api/{method}");
        request.Content = Json(json ?? new { });
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return await Client.SendAsync(request);
    }

    public async Task<JsonElement> CallAsync(string method, object? json = null, string? token = SampleWorkspace.BotToken)
    {
        using var response = await SendAsync(method, json, token);
        response.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        return await ReadAsync(response);
    }

    /// <summary>A GET with a query, as for the methods that read no JSON.</summary>
    public async Task<JsonElement> GetAsync(string methodAndQuery, string token = SampleWorkspace.BotToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Url}/api/{methodAndQuery}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await Client.SendAsync(request);
        return await ReadAsync(response);
    }

    public Task<HttpResponseMessage> HookAsync(string json, string path = SampleWorkspace.WebhookPath) =>
        Client.PostAsync(Url + path, new StringContent(json, Encoding.UTF8, "application/json"));

    public Task<HttpResponseMessage> ControlAsync(string path, object json) => Client.PostAsync($"{Url}/control/{path}", Json(json));

    public async Task<JsonElement> ControlAsync(string path) => JsonElement.Parse(await Client.GetStringAsync($"{Url}/control/{path}"));

    public static async Task<JsonElement> ReadAsync(HttpResponseMessage response) => JsonElement.Parse(await response.Content.ReadAsStringAsync());

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    private static StringContent Json(object value) => new(JsonSerializer.Serialize(value), Encoding.UTF8, "application/json");
}
