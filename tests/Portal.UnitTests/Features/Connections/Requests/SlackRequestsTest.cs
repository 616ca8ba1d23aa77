using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Portal.Data.Auth;
using Portal.Domain.Connections;
using Portal.SlackSimulator;
using Portal.UnitTests.Support;
using Secret = Portal.Domain.Secret;

namespace Portal.UnitTests.Features.Connections.Requests;

/// <summary>A workspace of its own for each test, connected in an instance of its own.</summary>
public abstract class SlackRequestsTest(SharedPortal portal) : IClassFixture<SharedPortal>, IAsyncLifetime
{
    private protected PortalServer Server => portal.Server;

    private protected TestInstance Instance { get; private set; } = null!;

    private protected Connection Row { get; private set; } = null!;

    private protected string Team { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        Instance = await TestInstance.AddAsync(Server, webhookPath: null);
        Team = "T" + Instance.Slug[2..].ToUpperInvariant();
        Row = await AddAsync(Instance, TimeProvider.System.GetUtcNow().AddHours(-1));
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    private protected async Task<Connection> AddAsync(TestInstance instance, DateTimeOffset installedAt, string? appId = SampleWorkspace.AppId)
    {
        var id = Guid.CreateVersion7(installedAt);
        var row = new Connection
        {
            Id = id,
            OrganizationId = instance.Row.OrganizationId,
            InstanceId = instance.Id,
            Name = "Acme " + id,
            Mode = ConnectionModeKeys.SlackApp,
            TeamId = Team,
            AppId = appId,
            BotUserId = SampleWorkspace.BotUserId,
            CreatedAt = installedAt,
            UpdatedAt = installedAt,
        };
        row.ReplaceBotToken(Server.Get<SecretVault>().Protect(SecretPurpose.BotToken, new Secret(SampleWorkspace.RevokedToken)), "Ada", installedAt);
        await Server.InDatabaseAsync(db =>
        {
            db.Connections.Add(row);
            return db.SaveChangesAsync();
        });
        return row;
    }

    private protected Task<Connection> ReloadAsync() => Server.InDatabaseAsync(db => db.Connections.AsNoTracking().SingleAsync(row => row.Id == Row.Id));

    private protected Task SendAsync(JsonObject inner) => SendAsync(SlackPost.Event(inner, team: Team));

    private protected async Task SendAsync(SlackPost post)
    {
        using var answer = await post.SendAsync(Server.Client);
        ((int)answer.StatusCode).ShouldBe(200, await answer.Content.ReadAsStringAsync());
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }
}
