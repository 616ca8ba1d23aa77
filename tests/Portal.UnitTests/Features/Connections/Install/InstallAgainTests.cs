using Microsoft.EntityFrameworkCore;
using Portal.Domain.Connections;
using Portal.SlackSimulator;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Features.Connections.Install;

/// <summary>Back from Slack with a team that is connected already, here or elsewhere.</summary>
public sealed class InstallAgainTests(SharedPortal portal) : InstallTest(portal)
{
    [Fact]
    public async Task Callback_SameTeamAgain_AsksAndChangesNothing()
    {
        await InstallAsync();
        var before = (await ConnectionsAsync()).Single();
        await ConfigureAppAsync(new { newTokenOnReinstall = true });

        var end = await InstallAsync();

        ShouldEnd(end, "exists");
        end.Value("open").ShouldBe(before.Id.ToString());
        var row = (await ConnectionsAsync()).ShouldHaveSingleItem();
        (row.BotToken, row.InstalledAt, row.UpdatedAt).ShouldBe((before.BotToken, before.InstalledAt, before.UpdatedAt));
    }

    [Fact]
    public async Task Callback_TwoAtOnce_ConnectOnceAndAskOnce()
    {
        var first = await AllowAsync(await Browser.FollowAsync(Begin()));
        var second = await AllowAsync(await Browser.FollowAsync(Begin()));

        var ends = await Task.WhenAll(ReturnAsync(first), ReturnAsync(second));

        ends.Select(end => end.Value("slack")).ShouldBe(["connected", "exists"], ignoreOrder: true);
        (await ConnectionsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Callback_OtherAppOfTheSameTeam_IsAConnectionOfItsOwn()
    {
        await InstallAsync();
        await ChangeConnectionsAsync(db => db.ExecuteUpdateAsync(row => row.SetProperty(one => one.AppId, "A0OTHER").SetProperty(one => one.BotUserId, "U0OTHER")));

        ShouldEnd(await InstallAsync(), "connected");

        (await ConnectionsAsync()).Select(row => row.AppId).ShouldBe(["A0OTHER", SampleWorkspace.AppId]);
    }

    [Fact]
    public async Task Callback_ConnectionDeletedAtSlack_SaysSoAndAddsNone()
    {
        await InstallAsync();
        var callback = await AllowAsync(await Browser.FollowAsync($"{Begin()}&connection={(await ConnectionsAsync()).Single().Id}"));
        await ChangeConnectionsAsync(db => db.ExecuteDeleteAsync());

        ShouldEnd(await ReturnAsync(callback), "connection-gone");
        (await ConnectionsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Callback_Reconnected_RenewsTheRow()
    {
        await InstallAsync();
        var before = (await ConnectionsAsync()).Single();
        await ConfigureAppAsync(new { newTokenOnReinstall = true });
        await Server.InDatabaseAsync(async db =>
        {
            (await db.Connections.SingleAsync(row => row.Id == before.Id)).Failed("token_revoked", true, TimeProvider.System.GetUtcNow());
            return await db.SaveChangesAsync();
        });

        var end = await ReturnAsync(await AllowAsync(await Browser.FollowAsync($"{Begin()}&connection={before.Id}")));

        ShouldEnd(end, "renewed");
        var row = (await ConnectionsAsync()).ShouldHaveSingleItem();
        row.Id.ShouldBe(before.Id);
        row.Status.ShouldBe(ConnectionStatus.Active);
        row.BotToken.ShouldNotBe(before.BotToken);
        row.InstalledAt!.Value.ShouldBeGreaterThan(before.InstalledAt!.Value);
    }

    [Fact]
    public async Task Callback_NamedConnection_IsRenewedAndSlackIsAskedForItsTeam()
    {
        await InstallAsync();
        var row = (await ConnectionsAsync()).Single();

        var slack = await Browser.FollowAsync($"{Begin()}&connection={row.Id}");
        var end = await ReturnAsync(await AllowAsync(slack));

        slack.Value("team").ShouldBe(SampleWorkspace.TeamId);
        ShouldEnd(end, "renewed");
        end.Value("open").ShouldBe(row.Id.ToString());
        (await ConnectionsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Callback_NamedConnectionOfAnotherTeam_IsLeftAlone()
    {
        await InstallAsync();
        var first = (await ConnectionsAsync()).Single();
        await Server.InDatabaseAsync(db => db.Connections.Where(row => row.Id == first.Id).ExecuteUpdateAsync(row => row.SetProperty(one => one.TeamId, "T0OTHER")));

        var end = await ReturnAsync(await AllowAsync(await Browser.FollowAsync($"{Begin()}&connection={first.Id}")));

        ShouldEnd(end, "other-team");
        var rows = await ConnectionsAsync();
        rows.Select(row => (row.Name, row.TeamId)).ShouldBe([("Acme", "T0OTHER"), ("Acme 2", SampleWorkspace.TeamId)]);
        rows[0].BotToken.ShouldBe(first.BotToken);
    }

    [Fact]
    public async Task Callback_NamedConnectionOfAnotherTeamThatIsConnectedToo_AsksAboutThat()
    {
        await InstallAsync();
        var acme = (await ConnectionsAsync()).Single();
        var other = await AddOtherTeamAsync();

        var end = await ReturnAsync(await AllowAsync(await Browser.FollowAsync($"{Begin()}&connection={other}")));

        ShouldEnd(end, "exists");
        end.Value("open").ShouldBe(acme.Id.ToString());
        (await ConnectionsAsync()).Single(row => row.Id == acme.Id).BotToken.ShouldBe(acme.BotToken);
    }

    [Fact]
    public async Task Callback_TeamOfAnotherInstance_IsAllowedAndSaid()
    {
        await InstallAsync();
        var second = await AddSecondInstanceAsync();

        var end = await ReturnAsync(await AllowAsync(await Browser.FollowAsync($"/slack/install?instance={second}")));

        ShouldEnd(end, "elsewhere", second);
        (await Server.InDatabaseAsync(db => db.Connections.CountAsync(row => row.OrganizationId == Instance.Row.OrganizationId))).ShouldBe(2);
    }

    private async Task<string> AddSecondInstanceAsync()
    {
        var id = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
        var slug = "z-" + id.ToString("N")[^12..];
        await Server.InDatabaseAsync(db =>
        {
            db.Instances.Add(new() { Id = id, OrganizationId = Instance.Row.OrganizationId, Slug = slug, Name = "Second", CreatedAt = TimeProvider.System.GetUtcNow() });
            return db.SaveChangesAsync();
        });
        return slug;
    }

    private async Task<Guid> AddOtherTeamAsync()
    {
        var now = TimeProvider.System.GetUtcNow();
        var row = new Connection
        {
            Id = Guid.CreateVersion7(now),
            OrganizationId = Instance.Row.OrganizationId,
            InstanceId = Instance.Id,
            Name = "Other",
            Mode = "SLACK_APP",
            TeamId = "T0OTHER",
            CreatedAt = now,
            UpdatedAt = now,
        };
        await Server.InDatabaseAsync(db =>
        {
            db.Connections.Add(row);
            return db.SaveChangesAsync();
        });
        return row.Id;
    }
}
