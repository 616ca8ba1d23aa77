using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Connections;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Features.Connections.Install;

/// <summary>A member in a browser who goes to Slack and comes back, over HTTP.</summary>
public abstract class InstallTest(SharedPortal portal) : IClassFixture<SharedPortal>, IAsyncLifetime
{
    private protected TestInstance Instance { get; private set; } = null!;

    private protected Browser Browser { get; private set; } = null!;

    private protected PortalServer Server => portal.Server;

    public async ValueTask InitializeAsync()
    {
        await Server.Slack.ResetAsync();
        Instance = await TestInstance.AddAsync(Server, webhookPath: null);
        Browser = await Browser.SignInAsync(Server, Instance);
    }

    public ValueTask DisposeAsync()
    {
        Browser.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    private protected string Begin() => $"/slack/install?instance={Instance.Slug}";

    private protected async Task<Uri> InstallAsync() => await ReturnAsync(await AllowAsync(await Browser.FollowAsync(Begin())));

    private protected Task<Uri> AllowAsync(Uri slack) => Browser.FollowAsync(slack.AbsoluteUri, new() { ["decision"] = "allow" });

    private protected Task<Uri> ReturnAsync(Uri callback) => Browser.FollowAsync(callback.AbsoluteUri);

    private protected void ShouldEnd(Uri end, string outcome, string? slug = null)
    {
        end.AbsolutePath.ShouldBe($"/i/{slug ?? Instance.Slug}/connections");
        end.Value("slack").ShouldBe(outcome);
    }

    private protected async Task ConfigureAppAsync(object app)
    {
        using var answer = await Server.Client.PostAsJsonAsync("/simulator/control/app", app);
        answer.EnsureSuccessStatusCode();
    }

    private protected Task<int> ChangeConnectionsAsync(Func<IQueryable<Connection>, Task<int>> change) =>
        Server.InDatabaseAsync(db => change(db.Connections.Where(row => row.InstanceId == Instance.Id)));

    private protected Task<List<Connection>> ConnectionsAsync() =>
        Server.InDatabaseAsync(db => db.Connections.AsNoTracking().Where(row => row.InstanceId == Instance.Id).OrderBy(row => row.Name).ToListAsync());

    private protected Task<List<InstallState>> StatesAsync() =>
        Server.InDatabaseAsync(db => db.InstallStates.AsNoTracking().Where(row => row.InstanceId == Instance.Id).ToListAsync());

    private protected Task<int> ChangeStatesAsync(Func<IQueryable<InstallState>, Task<int>> change) =>
        Server.InDatabaseAsync(db => change(db.InstallStates.Where(row => row.InstanceId == Instance.Id)));
}
