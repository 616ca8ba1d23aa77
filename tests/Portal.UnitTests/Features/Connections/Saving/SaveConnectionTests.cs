using Microsoft.EntityFrameworkCore;
using Portal.Data.Auth;
using Portal.Data.Notifications;
using Portal.Domain.Connections;
using Portal.Features.Connections.Saving;

namespace Portal.UnitTests.Features.Connections.Saving;

public sealed class SaveConnectionTests : ConnectionsTest
{
    [Fact]
    public async Task Save_FirstConnection_IsTheDefault()
    {
        var first = await AddAsync("Finance");
        var second = await AddAsync("Legal");

        first.IsDefault.ShouldBeTrue();
        second.IsDefault.ShouldBeFalse();
    }

    [Fact]
    public async Task Save_Url_IsEncryptedAndShownAsLastFour()
    {
        var saved = await AddAsync("Finance");

        saved.LastFour.ShouldBe("WXYZ");
        var row = await ReadAsync(db => db.Connections.SingleAsync());
        row.WebhookUrl!.Ciphertext.ShouldNotContain("abcdefghijklmnop");
        Get<SecretVault>().Reveal(SecretPurpose.WebhookUrl, row.WebhookUrl).Reveal().ShouldBe(Url);
    }

    [Fact]
    public async Task Save_EverythingWrong_SaysAllAtOnce()
    {
        await AddAsync("Finance");

        var outcome = await SaveAsync(new SaveConnectionRequest(null, ConnectionModeKeys.IncomingWebhookLookup, "Finance") { WebhookUrl = "xoxb-1-2-abcdefghijkl", LookupToken = "xoxp-1", BotToken = "xoxb-1" });

        outcome.Problems.Select(problem => problem.Field).ShouldBe(["name", "botToken", "webhookUrl", "lookupToken"]);
    }

    [Fact]
    public async Task Save_UnknownMode_IsSaidWithTheName()
    {
        var outcome = await SaveAsync(new SaveConnectionRequest(null, "CARRIER_PIGEON", "line\nbreak") { WebhookUrl = Url });

        outcome.Problems.Select(problem => problem.Field).ShouldBe(["name", "mode"]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("   ")]
    [InlineData("line\nbreak")]
    [InlineData("123456789012345678901234567890123456789012345678901234567890123456789012345678901")]
    public async Task Save_BadName_IsAProblemOfTheName(string? name)
    {
        var outcome = await SaveAsync(new SaveConnectionRequest(null, null, name) { WebhookUrl = Url });

        outcome.Problems.ShouldHaveSingleItem().Field.ShouldBe("name");
        (await ReadAsync(db => db.Connections.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Save_TwoAtOnceWithOneName_OneIsRefusedAtTheName()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => SaveAsync(new SaveConnectionRequest(null, null, "Same") { WebhookUrl = Url }))));

        outcomes.Count(outcome => outcome.IsOk).ShouldBe(1);
        outcomes.Where(outcome => !outcome.IsOk).ShouldAllBe(outcome => outcome.Problems[0].Field == "name");
    }

    [Fact]
    public async Task Save_FourAtOnce_OneIsTheDefault()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(number => Task.Run(() => SaveAsync(new SaveConnectionRequest(null, null, $"C{number}") { WebhookUrl = Url }))));

        var rows = await ReadAsync(db => db.Connections.ToListAsync());
        rows.Count.ShouldBe(4);
        rows.Count(row => row.IsDefault).ShouldBe(1);
    }

    [Fact]
    public async Task Save_AnotherMode_IsRefusedAndChangesNothing()
    {
        var saved = await AddAsync("Finance");

        var outcome = await SaveAsync(new SaveConnectionRequest(saved.Id, ConnectionModeKeys.SlackApp, "Finance EU"));

        outcome.Problems.ShouldHaveSingleItem().Field.ShouldBe("mode");
        (await ReadAsync(db => db.Connections.SingleAsync())).Name.ShouldBe("Finance");
    }

    [Fact]
    public async Task Save_NameAndWhetherItIsEnabled_AreOneChange()
    {
        var saved = await AddAsync("Finance");
        var before = await ReadAsync(db => db.Audit.CountAsync());

        var off = await SaveAsync(new SaveConnectionRequest(saved.Id, null, "Finance EU") { Enabled = false });

        off.Value!.Connection.Health.ShouldBe(ConnectionHealth.Disabled);
        (await ReadAsync(db => db.Audit.CountAsync())).ShouldBe(before + 1);
        (await SaveAsync(new SaveConnectionRequest(saved.Id, null, "Finance EU") { Enabled = true })).Value!.Connection.Health.ShouldNotBe(ConnectionHealth.Disabled);
    }

    [Fact]
    public async Task Save_SameMode_IsTaken() =>
        (await SaveAsync(new SaveConnectionRequest((await AddAsync("Finance")).Id, ConnectionModeKeys.IncomingWebhook, "Finance EU"))).IsOk.ShouldBeTrue();

    [Fact]
    public async Task Save_WithoutUrl_KeepsTheStoredOne()
    {
        var saved = await AddAsync("Finance");

        var outcome = await SaveAsync(new SaveConnectionRequest(saved.Id, null, "Finance EU"));

        outcome.Value!.Connection.Name.ShouldBe("Finance EU");
        outcome.Value.Connection.LastFour.ShouldBe("WXYZ");
    }

    [Fact]
    public async Task Save_NewUrl_EndsTheFailure()
    {
        var saved = await AddAsync("Finance");
        await SaveRowAsync(saved.Id, row => row.Failed("no_service", credentialsRefused: true, Clock.GetUtcNow()));

        var outcome = await SaveAsync(new SaveConnectionRequest(saved.Id, null, null) { WebhookUrl = Url });

        outcome.Value!.Connection.Health.ShouldBe(ConnectionHealth.NeverUsed);
    }

    [Fact]
    public async Task Save_OfAnotherInstance_IsMissing()
    {
        var saved = await AddAsync("Finance");

        foreach (var caller in new[] { Neighbour, Stranger })
        {
            (await SaveAsync(new SaveConnectionRequest(saved.Id, null, "Mine"), caller)).IsMissing.ShouldBeTrue();
        }
    }

    [Fact]
    public async Task Save_Change_IsAuditedAndWakesTheLane()
    {
        Get<WorkSignals>().TakeLanes();

        var saved = await AddAsync("Finance");

        Get<WorkSignals>().TakeLanes().ShouldContain(saved.Id);
        var entry = await ReadAsync(db => db.Audit.SingleAsync(row => row.EntityType == "Connection"));
        (entry.Actor, entry.Action, entry.EntityName).ShouldBe((Caller.Name, "created", "Finance"));
    }

    private async Task SaveRowAsync(Guid id, Action<Connection> change)
    {
        await using var db = await Contexts.CreateDbContextAsync();
        change(await db.Connections.SingleAsync(row => row.Id == id));
        await db.SaveChangesAsync();
    }
}
