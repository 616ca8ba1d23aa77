using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Auth;
using Portal.Domain.Notifications;
using Portal.SlackSimulator;
using Portal.UnitTests.Simulator;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Api;

/// <summary>Uses everything that holds a secret, in good ways and bad, and then looks for the secrets where they must not be.</summary>
public sealed class SecretsTests : IAsyncLifetime
{
    private const string PastedBotToken = "xoxb-1234567890-abcdefNEVERSHOWN";
    private const string MistypedUrl = "https://hooks.slack.example/services/T0/B0/mistypedButStillSecret";
    private const string WrongBearer = "ptl_guessedByAStranger000000";

    private readonly List<string> _answers = [];
    private readonly Dictionary<string, string> _secrets = [];
    private SimulatorHost _slack = null!;
    private PortalServer _server = null!;
    private TestInstance _instance = null!;
    private string _admin = "";

    private string Root => $"/api/v1/instances/{_instance.Slug}";

    public async ValueTask InitializeAsync()
    {
        // Slack outside: what a web server logs of its own requests would name the webhook's path.
        _slack = await SimulatorHost.StartAsync();
        _server = await PortalServer.StartAsync([.. PortalServer.WithSlackAt(_slack.Url), .. PortalServer.AllLogs]);
        _instance = await TestInstance.AddAsync(_server, webhookPath: null);
        _admin = await _instance.AddTokenAsync(TokenScope.Admin);
        Keep("signing secret", _instance.SigningSecret);
        Keep("API token", _admin);
        Keep("pasted bot token", PastedBotToken);
        Keep("mistyped URL", "mistypedButStillSecret");
        Keep("wrong bearer", WrongBearer);
        Keep("bot token", SampleWorkspace.BotToken);
        Keep("revoked token", SampleWorkspace.RevokedToken);
        Keep("webhook", SampleWorkspace.WebhookPath.Split('/')[^1]);
        Keep("removed webhook", SampleWorkspace.RemovedWebhookPath.Split('/')[^1]);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _slack.DisposeAsync();
    }

    [Fact]
    public async Task Secrets_AfterEverythingWasUsed_AreNowhereInPlainText()
    {
        await UseConnectionsAsync();
        await UseAccessAsync();
        await PostEventsAsync();
        await ReadEverythingAsync();
        var running = Files();
        await _server.StopAsync();

        _server.Log.Lines.Count.ShouldBeGreaterThan(1_000);
        ShouldHoldNone("logs", string.Join('\n', _server.Log.Lines));
        ShouldHoldNone("API answers", string.Join('\n', _answers));
        ShouldHoldNone("database while running", running);
        ShouldHoldNone("database", Files());
        ShouldHoldNone("rows", await RowsAsync());
    }

    private async Task UseConnectionsAsync()
    {
        var good = await SendAsync(HttpMethod.Post, "/connections", new { name = "Approvals", webhookUrl = _slack.Url + SampleWorkspace.WebhookPath }, 201);
        var bad = await SendAsync(HttpMethod.Post, "/connections", new { name = "Removed", webhookUrl = _slack.Url + SampleWorkspace.RemovedWebhookPath }, 201);
        await SendAsync(HttpMethod.Post, "/connections", new { name = "Token", webhookUrl = PastedBotToken }, 422);
        await SendAsync(HttpMethod.Post, "/connections", new { name = "", webhookUrl = MistypedUrl }, 422);
        await SendAsync(HttpMethod.Post, "/connections", new { name = PastedBotToken.Length, webhookUrl = new[] { PastedBotToken } }, 422);
        var app = await SendAsync(HttpMethod.Post, "/connections", new { name = "App", botToken = SampleWorkspace.BotToken }, 201);
        await SendAsync(HttpMethod.Post, "/connections", new { name = "Lookup", webhookUrl = _slack.Url + SampleWorkspace.WebhookPath, lookupToken = SampleWorkspace.BotToken }, 201);
        await SendAsync(HttpMethod.Put, $"/connections/{IdOf(app)}", new { botToken = SampleWorkspace.BotToken }, 200);
        await SendAsync(HttpMethod.Put, $"/connections/{IdOf(app)}", new { botToken = SampleWorkspace.RevokedToken }, 422);
        await SendAsync(HttpMethod.Put, $"/connections/{IdOf(good)}", new { botToken = new[] { SampleWorkspace.BotToken } }, 422);
        await SendAsync(HttpMethod.Put, $"/connections/{IdOf(good)}", new { name = "Approvals 2", webhookUrl = _slack.Url + SampleWorkspace.WebhookPath }, 200);
        await SendAsync(HttpMethod.Post, $"/connections/{IdOf(good)}/test", null, 200);
        await SendAsync(HttpMethod.Post, $"/connections/{IdOf(bad)}/test", null, 200);
        await SendAsync(HttpMethod.Post, $"/connections/{IdOf(bad)}/default", null, 200);
    }

    private async Task UseAccessAsync()
    {
        var token = await IssueAsync("/tokens", new { name = "ci", scopes = new[] { "read" } }, 201, "token");
        var source = await IssueAsync("/sources", new { name = "jira" }, 201, "source");
        await IssueAsync($"/sources/{IdOf(source.GetProperty("source"))}/rotate", new { overlapHours = 1 }, 200, "rotated source");
        await SendAsync(HttpMethod.Delete, $"/tokens/{IdOf(token.GetProperty("token"))}", null, 204);
        await SendAsync(HttpMethod.Get, "/connections", null, 401, WrongBearer);
        await SendAsync(HttpMethod.Post, "/events", new { }, 401, WrongBearer);
    }

    private async Task PostEventsAsync()
    {
        await _instance.WaitForAsync(await _instance.SendAsync(new TestEvent()), NotificationState.FellBack);
        using var wrong = await _instance.PostAsync(new TestEvent(), post => post with { Secret = TestInstance.NewSigningSecret() });
        using var invalid = await _instance.PostAsync("{}"u8.ToArray());
        _answers.Add(await wrong.Content.ReadAsStringAsync());
        _answers.Add(await invalid.Content.ReadAsStringAsync());
        await Until.Async(_instance.ErrorsAsync, errors => errors.Length > 0);
    }

    private async Task ReadEverythingAsync()
    {
        foreach (var list in new[] { "connections", "sources", "tokens", "notifications", "errors" })
        {
            var page = await SendAsync(HttpMethod.Get, "/" + list, null, 200);
            page.GetProperty("items").GetArrayLength().ShouldBeGreaterThan(0, list);
        }

        foreach (var row in await _instance.NotificationsAsync())
        {
            await SendAsync(HttpMethod.Get, $"/notifications/{row.Id}", null, 200);
        }

        foreach (var row in await _instance.EventsAsync())
        {
            await SendAsync(HttpMethod.Get, $"/events/{row.Id}", null, 200);
        }

        _answers.Add(await _server.Client.GetStringAsync("/openapi/v1.json"));
        _answers.Add(await _server.Client.GetStringAsync("/health/ready"));
    }

    /// <summary>The one answer that may hold a secret: it is taken out of it and remembered.</summary>
    private async Task<JsonElement> IssueAsync(string path, object body, int status, string name)
    {
        var answer = await SendAsync(HttpMethod.Post, path, body, status);
        _answers.RemoveAt(_answers.Count - 1);
        Keep(name, answer.GetProperty("secret").GetString()!);
        return answer;
    }

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, object? body, int status, string? bearer = null)
    {
        using var request = new HttpRequestMessage(method, Root + path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer ?? _admin);
        using var answer = await _server.Client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        _answers.Add(text + answer.Headers + answer.Content.Headers);
        ((int)answer.StatusCode).ShouldBe(status, $"{method} {path}: {text}");
        return text.Length == 0 ? default : JsonElement.Parse(text);
    }

    private static string IdOf(JsonElement json) => json.GetProperty("id").GetString()!;

    private void Keep(string name, string secret)
    {
        _secrets[name] = secret;
        if (secret.StartsWith("whsec_", StringComparison.Ordinal))
        {
            _secrets[name + ", without its prefix"] = secret["whsec_".Length..].TrimEnd('=');
        }
    }

    private string Files()
    {
        var text = new StringBuilder();
        foreach (var file in Directory.EnumerateFiles(_server.Directory))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            text.Append(reader.ReadToEnd());
        }

        text.Length.ShouldBeGreaterThan(50_000);
        return text.ToString();
    }

    private Task<string> RowsAsync() => _server.InDatabaseAsync(async db => JsonSerializer.Serialize(new
    {
        errors = await db.Errors.ToListAsync(),
        audit = await db.Audit.ToListAsync(),
        attempts = await db.DeliveryAttempts.ToListAsync(),
        connections = await db.Connections.ToListAsync(),
    }));

    private void ShouldHoldNone(string place, string text)
    {
        foreach (var (name, secret) in _secrets)
        {
            var at = text.IndexOf(secret, StringComparison.Ordinal);
            at.ShouldBe(-1, $"The {place} hold the {name}: …{(at < 0 ? "" : text[Math.Max(0, at - 200)..at])}");
        }
    }
}
