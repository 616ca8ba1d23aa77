using Microsoft.EntityFrameworkCore;
using Portal.Domain.Notifications.Routing;
using Portal.Features;
using Portal.Features.Connections.Defaults;
using Portal.Features.Connections.Troubles;

namespace Portal.UnitTests.Features.Connections;

public sealed class InstanceDefaultsTests : ConnectionsTest
{
    [Fact]
    public async Task Get_NothingSaved_IsTheUsual()
    {
        var defaults = await Get<GetInstanceDefaults>().HandleAsync(Caller, CancellationToken.None);

        (defaults.DefaultConnectionId, defaults.DefaultChannelId, defaults.Fallback).ShouldBe((null, null, "EMAIL"));
    }

    [Fact]
    public async Task Save_Fallback_IsKeptAndAudited()
    {
        var outcome = await SaveAsync(new(null, null, FallbackKeys.Skip));

        outcome.Value!.Fallback.ShouldBe("SKIP");
        (await SaveAsync(new(null, null, FallbackKeys.LogOnly))).IsOk.ShouldBeTrue();
        var entries = await ReadAsync(db => db.Audit.Where(row => row.EntityType == "InstanceSettings").OrderBy(row => row.At).ToListAsync());
        entries.Select(entry => (entry.Action, entry.Actor)).ShouldBe([("created", Caller.Name), ("changed", Caller.Name)], ignoreOrder: true);
        entries.Single(entry => entry.Action == "changed").Columns.ShouldBe(["Fallback"]);
    }

    [Fact]
    public async Task Save_OtherDefaultConnection_MovesTheFlag()
    {
        await AddAsync("Finance");
        var second = await AddAsync("Legal");

        var saved = (await SaveAsync(new(second.Id, null, FallbackKeys.Email))).Value!;

        (saved.DefaultConnectionId, saved.DefaultConnectionName).ShouldBe((second.Id, "Legal"));
        (await ReadAsync(db => db.Connections.CountAsync(row => row.IsDefault))).ShouldBe(1);
    }

    [Fact]
    public async Task Save_EverythingWrong_SaysAllAtOnceAndChangesNothing()
    {
        var outcome = await SaveAsync(new(Guid.CreateVersion7(Clock.GetUtcNow()), null, "PIGEON"));

        outcome.Problems.Select(problem => problem.Field).ShouldBe(["fallback", "defaultConnectionId"]);
        (await ReadAsync(db => db.InstanceSettings.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Save_ChannelForAWebhook_IsRefused()
    {
        await AddAsync("Finance");

        (await SaveAsync(new(null, "C01234567", "EMAIL"))).Problems.ShouldHaveSingleItem().Field.ShouldBe("defaultChannelId");
    }

    [Fact]
    public async Task Save_ChannelThatIsNone_IsRefused()
    {
        await AddAppAsync("Acme", isDefault: true);

        (await SaveAsync(new(null, "#finance", "EMAIL"))).Problems.ShouldHaveSingleItem().Field.ShouldBe("defaultChannelId");
    }

    [Fact]
    public async Task Save_ConnectionOfAnotherInstance_IsRefused()
    {
        var theirs = await AddAsync("Finance");

        var outcome = await Get<SaveInstanceDefaults>().HandleAsync(Neighbour, new(theirs.Id, null, FallbackKeys.Email), CancellationToken.None);

        outcome.Problems.ShouldHaveSingleItem().Field.ShouldBe("defaultConnectionId");
    }

    [Fact]
    public async Task Troubles_OfAnInstance_AreTheFailingAndTheStopped()
    {
        await AddAsync("Fine");
        var failing = await AddAsync("Failing");
        var app = await AddAppAsync("Stopped");
        var off = await AddAsync("Off");
        await DisableAsync(off.Id);
        await ChangeAsync(failing.Id, row => row.Failed("no_service", credentialsRefused: false, Clock.GetUtcNow()));
        await ChangeAsync(app, row => row.Failed("token_revoked", credentialsRefused: true, Clock.GetUtcNow()));
        await ChangeAsync(off.Id, row => row.Failed("no_service", credentialsRefused: false, Clock.GetUtcNow()));

        var troubles = await Get<FindTroubles>().HandleAsync(Caller, CancellationToken.None);

        troubles.Select(trouble => (trouble.Name, trouble.State)).ShouldBe([("Failing", "is failing"), ("Stopped", "needs to be reconnected")]);
        troubles[1].Consequence.ShouldBe("Notifications go out by e-mail until it is mended.");
        (await Get<FindTroubles>().HandleAsync(Neighbour, CancellationToken.None)).ShouldBeEmpty();
    }

    private Task<Outcome<InstanceDefaults>> SaveAsync(SaveInstanceDefaultsRequest request) =>
        Get<SaveInstanceDefaults>().HandleAsync(Caller, request, CancellationToken.None);

    private async Task ChangeAsync(Guid id, Action<Portal.Domain.Connections.Connection> change)
    {
        await using var db = await Contexts.CreateDbContextAsync();
        change(await db.Connections.SingleAsync(row => row.Id == id));
        await db.SaveChangesAsync();
    }
}
