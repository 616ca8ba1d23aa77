using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Data.Auth;
using Portal.Domain.Connections;
using Portal.SlackSimulator;
using Portal.UnitTests.Support;
using Secret = Portal.Domain.Secret;

namespace Portal.UnitTests.Worker.Connections;

/// <summary>What an admin does with a connection, over HTTP and by the real jobs, against the simulated Slack.</summary>
public abstract class ConnectionTest(SharedPortal portal) : IClassFixture<SharedPortal>, IAsyncLifetime
{
    internal PortalServer Server => portal.Server;

    internal SlackControl Slack => portal.Server.Slack;

    public async ValueTask InitializeAsync() => await Slack.ResetAsync();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    private protected async Task<(TestInstance Instance, string Token)> StartAsync()
    {
        var instance = await TestInstance.AddAsync(Server, webhookPath: null);
        return (instance, await instance.AddTokenAsync("config:write"));
    }

    private protected Task<Guid> AddAppAsync(TestInstance instance, string token = SampleWorkspace.BotToken, bool isDefault = false) =>
        AddAsync(instance, ConnectionModeKeys.SlackApp, isDefault, row => row.BotToken = Server.Get<SecretVault>().Protect(SecretPurpose.BotToken, new Secret(token)));

    private protected Task<Guid> AddAsync(TestInstance instance, string mode, bool isDefault, Action<Connection> giveSecrets) => Server.InDatabaseAsync(async db =>
    {
        var now = TimeProvider.System.GetUtcNow();
        var row = new Connection
        {
            Id = Guid.CreateVersion7(now),
            OrganizationId = instance.Row.OrganizationId,
            InstanceId = instance.Id,
            Name = "Acme",
            Mode = mode,
            IsDefault = isDefault,
            CreatedAt = now,
            UpdatedAt = now,
        };
        giveSecrets(row);
        db.Connections.Add(row);
        await db.SaveChangesAsync();
        return row.Id;
    });

    private protected Task<Connection> RowAsync(Guid id) => Server.InDatabaseAsync(db => db.Connections.AsNoTracking().SingleAsync(row => row.Id == id));

    private protected async Task<JsonElement> GetAsync(TestInstance instance, string token, string path)
    {
        using var answer = await SendAsync(HttpMethod.Get, instance, token, path);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private protected async Task<HttpResponseMessage> SendAsync(HttpMethod method, TestInstance instance, string token, string path, HttpContent? body = null)
    {
        using var request = new HttpRequestMessage(method, $"/api/v1/instances/{instance.Slug}/{path}") { Content = body };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await Server.Client.SendAsync(request);
    }

    private protected async Task<JsonElement> PutSettingsAsync(TestInstance instance, string token, object body)
    {
        using var answer = await SendAsync(HttpMethod.Put, instance, token, "settings", JsonContent.Create(body));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
