using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Connections;
using Portal.SlackSimulator;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Features.Connections.Requests;

/// <summary>What Slack's events change, over HTTP with real signatures.</summary>
public sealed class SlackEventTests(SharedPortal portal) : SlackRequestsTest(portal)
{
    private static JsonObject Uninstalled => new() { ["type"] = "app_uninstalled" };

    [Fact]
    public async Task Verification_Challenge_ComesBack()
    {
        using var answer = await new SlackPost("/slack/events", """{"type":"url_verification","challenge":"3eZbrw1aB"}"""u8.ToArray()).SendAsync(Server.Client);

        ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.Content.Headers.ContentType!.MediaType).ShouldBe((200, "3eZbrw1aB", "text/plain"));
    }

    [Fact]
    public async Task Uninstalled_KnownTeam_NeedsReconnectAndSaysWhatToDo()
    {
        await SendAsync(Uninstalled);

        var row = await ReloadAsync();
        (row.Status, row.LastError).ShouldBe((ConnectionStatus.ReconnectNeeded, "account_inactive"));
        var error = (await Instance.ErrorsAsync()).ShouldHaveSingleItem();
        (error.Code, error.ConnectionId, error.Count).ShouldBe(("account_inactive", row.Id, 1));
        error.Remedy.ShouldContain("Add to Slack");
    }

    [Theory]
    [InlineData("app_uninstalled,tokens_revoked")]
    [InlineData("tokens_revoked,app_uninstalled")]
    [InlineData("tokens_revoked,app_uninstalled,tokens_revoked,app_uninstalled")]
    public async Task Removal_AnyOrderAndRepeated_IsToldOnce(string types)
    {
        foreach (var type in types.Split(','))
        {
            await SendAsync(type == "app_uninstalled" ? Uninstalled : Revoked("bot", SampleWorkspace.BotUserId));
        }

        (await ReloadAsync()).Status.ShouldBe(ConnectionStatus.ReconnectNeeded);
        (await Instance.ErrorsAsync()).ShouldHaveSingleItem().Count.ShouldBe(1);
    }

    [Fact]
    public async Task AnyEvent_SentAgain_IsDoneOnce()
    {
        var post = SlackPost.Event(Uninstalled, team: Team);
        await SendAsync(post);
        await Server.InDatabaseAsync(async db =>
        {
            (await db.Connections.SingleAsync(row => row.Id == Row.Id)).Enable();
            return await db.SaveChangesAsync();
        });

        await SendAsync(post);

        (await ReloadAsync()).Status.ShouldBe(ConnectionStatus.Active);
    }

    [Theory]
    [InlineData("oauth", SampleWorkspace.BotUserId)]
    [InlineData("bot", "U0SOMEBODY")]
    public async Task Revoked_TokensOfOthers_AreNoNews(string kind, string user)
    {
        await SendAsync(Revoked(kind, user));

        (await ReloadAsync()).Status.ShouldBe(ConnectionStatus.Active);
        (await Instance.ErrorsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Uninstalled_BeforeTheInstallation_IsAboutAnOlderToken()
    {
        await SendAsync(SlackPost.Event(Uninstalled, at: Row.InstalledAt!.Value.AddSeconds(-1), team: Team));
        (await ReloadAsync()).Status.ShouldBe(ConnectionStatus.Active);

        await SendAsync(SlackPost.Event(Uninstalled, at: Row.InstalledAt!.Value, team: Team));
        (await ReloadAsync()).Status.ShouldBe(ConnectionStatus.ReconnectNeeded);
    }

    [Theory]
    [InlineData("T0NEVERHEARD", SampleWorkspace.AppId)]
    [InlineData(null, "A0ANOTHERAPP")]
    public async Task Uninstalled_OtherTeamOrApp_ChangesNothing(string? team, string app)
    {
        await SendAsync(SlackPost.Event(Uninstalled, team: team ?? Team, app: app));

        (await ReloadAsync()).Status.ShouldBe(ConnectionStatus.Active);
        (await Instance.ErrorsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Uninstalled_PastedTokenOfUnknownApp_IsLeftUntilItsBotIsNamed()
    {
        var pasted = await AddAsync(Instance, TimeProvider.System.GetUtcNow().AddHours(-1), appId: null);

        await SendAsync(Uninstalled);
        (await StatusAsync(pasted.Id)).ShouldBe(ConnectionStatus.Active);

        await SendAsync(Revoked("bot", SampleWorkspace.BotUserId));
        (await StatusAsync(pasted.Id)).ShouldBe(ConnectionStatus.ReconnectNeeded);
    }

    [Theory]
    [InlineData("tokens_revoked", "token_revoked")]
    [InlineData("app_uninstalled", "account_inactive")]
    public async Task Removal_OfALookupToken_GoesOnNamingPeopleAndIsToldOnce(string type, string code)
    {
        var id = await AddLookupAsync();
        var inner = type == "tokens_revoked" ? Revoked("bot", SampleWorkspace.BotUserId) : Uninstalled;
        var post = SlackPost.Event(inner, team: Team, bot: SampleWorkspace.BotUserId);

        await SendAsync(post);
        await SendAsync(SlackPost.Event(inner, team: Team, bot: SampleWorkspace.BotUserId));

        var row = await Server.InDatabaseAsync(db => db.Connections.AsNoTracking().SingleAsync(one => one.Id == id));
        (row.Status, row.Health, row.LookupError).ShouldBe((ConnectionStatus.Active, ConnectionHealth.NamesOnly, code));
        var error = (await Instance.ErrorsAsync()).Single(one => one.ConnectionId == id);
        (error.Code, error.Count).ShouldBe((code, 1));
        error.Message.ShouldContain("name people without notifying them");
    }

    [Fact]
    public async Task Uninstalled_TeamOfTwoInstances_IsToldToBoth()
    {
        var second = await TestInstance.AddAsync(Server, webhookPath: null);
        await AddAsync(second, TimeProvider.System.GetUtcNow().AddHours(-1));

        await SendAsync(Uninstalled);

        (await Instance.ErrorsAsync()).Length.ShouldBe(1);
        (await second.ErrorsAsync()).Length.ShouldBe(1);
    }

    [Fact]
    public async Task AnyEvent_WhileTheDatabaseIsLocked_IsRefusedInTimeAndDoneLater()
    {
        await using (var file = Server.OpenFile())
        {
            await using var command = file.CreateCommand();
            command.CommandText = "BEGIN IMMEDIATE";
            await command.ExecuteNonQueryAsync();
            var started = TimeProvider.System.GetTimestamp();

            using var answer = await SlackPost.Event(Uninstalled, team: Team).SendAsync(Server.Client);

            await answer.ShouldBeProblemAsync(503);
            TimeProvider.System.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(20), "the database was locked all the while");
        }

        await Until.Async(ReloadAsync, row => row.Status == ConnectionStatus.ReconnectNeeded);
    }

    private Task<Guid> AddLookupAsync() => Server.InDatabaseAsync(async db =>
    {
        var installed = TimeProvider.System.GetUtcNow().AddHours(-1);
        var row = new Connection
        {
            Id = Guid.CreateVersion7(installed),
            OrganizationId = Instance.Row.OrganizationId,
            InstanceId = Instance.Id,
            Name = "Lookup",
            Mode = ConnectionModeKeys.IncomingWebhookLookup,
            TeamId = Team,
            BotUserId = SampleWorkspace.BotUserId,
            InstalledAt = installed,
            CreatedAt = installed,
            UpdatedAt = installed,
        };
        db.Connections.Add(row);
        await db.SaveChangesAsync();
        return row.Id;
    });

    private static JsonObject Revoked(string kind, string user) => new() { ["type"] = "tokens_revoked", ["tokens"] = new JsonObject { [kind] = new JsonArray(user) } };

    private Task<ConnectionStatus> StatusAsync(Guid id) => Server.InDatabaseAsync(db => db.Connections.Where(row => row.Id == id).Select(row => row.Status).SingleAsync());
}
