using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Data.Auth;
using Portal.Domain.Connections;
using Portal.SlackSimulator;
using Portal.UnitTests.Support;
using Portal.Worker.Connections;
using Secret = Portal.Domain.Secret;

namespace Portal.UnitTests.Worker.Connections;

/// <summary>What the doctor finds, keeps and tells, and the daily sweep that calls it.</summary>
public sealed class DoctorTests(SharedPortal portal) : ConnectionTest(portal)
{
    [Fact]
    public async Task Doctor_Asked_ReportsAndKeepsTheReport()
    {
        var (instance, token) = await StartAsync();
        var id = await AddAppAsync(instance, isDefault: true);
        await PutSettingsAsync(instance, token, new { defaultChannelId = SampleWorkspace.MemberChannel });

        (await GetAsync(instance, token, $"connections/{id}/doctor")).GetProperty("checkedAt").ValueKind.ShouldBe(JsonValueKind.Null);
        var report = await ExamineAsync(instance, token, id);

        report.GetProperty("verdict").GetString().ShouldBe("Good");
        LevelOf(report, "token.works").ShouldBe("Good");
        LevelOf(report, "channel." + SampleWorkspace.MemberChannel).ShouldBe("Good");
        LevelOf(report, "clock").ShouldBe("Good");
        LevelOf(report, "public-url").ShouldBe("NotChecked");
        LevelOf(report, "interactivity").ShouldBe("NotChecked");
        (LevelOf(report, "usergroups"), LevelOf(report, "usergroups.write")).ShouldBe(("Good", "NotChecked"));
        (await Slack.CountCallsAsync("usergroups.list")).ShouldBe(1);
        report.ToString().ShouldNotContain(SampleWorkspace.BotToken);
        (await GetAsync(instance, token, $"connections/{id}/doctor")).GetProperty("checkedAt").GetDateTimeOffset().ShouldBe(report.GetProperty("checkedAt").GetDateTimeOffset());
        (await instance.ErrorsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Doctor_BotNotInTheDefaultChannel_IsOneErrorHoweverOften()
    {
        var (instance, token) = await StartAsync();
        var id = await AddAppAsync(instance, isDefault: true);
        await Server.InDatabaseAsync(async db =>
        {
            (await db.InstanceSettings.SingleAsync(row => row.InstanceId == instance.Id)).DefaultChannelId = SampleWorkspace.NonMemberChannel;
            return await db.SaveChangesAsync();
        });

        await ExamineAsync(instance, token, id);
        var report = await ExamineAsync(instance, token, id);

        report.GetProperty("verdict").GetString().ShouldBe("Failed");
        LevelOf(report, "channel." + SampleWorkspace.NonMemberChannel).ShouldBe("Failed");
        var error = (await instance.ErrorsAsync()).ShouldHaveSingleItem();
        (error.Code, error.Count, error.ConnectionId, error.AcknowledgedAt).ShouldBe(("doctor", 1, id, null));

        await PutSettingsAsync(instance, token, new { defaultChannelId = (string?)null });
        (await ExamineAsync(instance, token, id)).GetProperty("verdict").GetString().ShouldBe("Good");
        (await instance.ErrorsAsync()).ShouldHaveSingleItem().AcknowledgedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Doctor_TokenRevoked_StopsTheConnectionUntilItWorksAgain()
    {
        var (instance, token) = await StartAsync();
        var id = await AddAppAsync(instance, SampleWorkspace.RevokedToken);

        LevelOf(await ExamineAsync(instance, token, id), "token.works").ShouldBe("Failed");
        (await HealthAsync(id)).ShouldBe(ConnectionHealth.ReconnectNeeded);

        await Server.InDatabaseAsync(async db =>
        {
            var row = await db.Connections.SingleAsync(row => row.Id == id);
            row.BotToken = Server.Get<SecretVault>().Protect(SecretPurpose.BotToken, new Secret(SampleWorkspace.BotToken));
            return await db.SaveChangesAsync();
        });
        LevelOf(await ExamineAsync(instance, token, id), "token.works").ShouldBe("Good");
        (await HealthAsync(id)).ShouldBe(ConnectionHealth.Ready);
    }

    [Theory]
    [InlineData(SampleWorkspace.RevokedToken, "token_revoked")]
    [InlineData(SampleWorkspace.UnscopedToken, "missing_scope")]
    public async Task Doctor_LookupTokenRefused_SaysThatPeopleAreOnlyNamedUntilItWorks(string bad, string code)
    {
        var (instance, token) = await StartAsync();
        var id = await AddLookupAsync(instance, bad);

        await ExamineAsync(instance, token, id);
        var row = await RowAsync(id);
        (row.Status, row.Health, row.LookupError).ShouldBe((ConnectionStatus.Active, ConnectionHealth.NamesOnly, code));

        await Server.InDatabaseAsync(async db =>
        {
            (await db.Connections.SingleAsync(one => one.Id == id)).LookupBotToken =
                Server.Get<SecretVault>().Protect(SecretPurpose.LookupBotToken, new Secret(SampleWorkspace.BotToken));
            return await db.SaveChangesAsync();
        });
        await ExamineAsync(instance, token, id);
        (await RowAsync(id)).LookupFailingSince.ShouldBeNull();
    }

    [Theory]
    [InlineData("paid_teams_only", "NotChecked")]
    [InlineData("permission_denied", "Warning")]
    [InlineData("missing_scope", "NotChecked")]
    public async Task Doctor_UsergroupsRefused_SaysSlacksWordAndARemedy(string code, string level)
    {
        var (instance, token) = await StartAsync();
        var id = await AddAppAsync(instance);
        await Slack.FaultAsync("usergroups.list", "error", error: code);

        var report = await ExamineAsync(instance, token, id);

        LevelOf(report, "usergroups").ShouldBe(level);
        report.ToString().ShouldContain(code);
        report.ToString().ShouldNotContain("usergroups.write");
    }

    [Fact]
    public async Task Doctor_Webhook_SaysThatItCannotAsk()
    {
        var (instance, token) = await StartAsync();
        var id = await instance.AddConnectionAsync("Webhook", SampleWorkspace.WebhookPath);

        var report = await ExamineAsync(instance, token, id);

        LevelOf(report, "webhook.works").ShouldBe("NotChecked");
        report.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("key").GetString()).ShouldNotContain("token.kind");
    }

    [Fact]
    public async Task Sweep_ADayLater_ExaminesWhatWasNotAndFinishesWhatWasInterrupted()
    {
        var (instance, _) = await StartAsync();
        var id = await AddAppAsync(instance);
        await Server.InDatabaseAsync(async db =>
        {
            db.ChannelListings.Add(new ChannelListing { ConnectionId = id, Status = ChannelListingStatus.Loading, StartedAt = DateTimeOffset.UnixEpoch });
            return await db.SaveChangesAsync();
        });

        await Server.Get<ConnectionSweep>().RunAsync(CancellationToken.None);

        await Until.Async(() => Server.InDatabaseAsync(db => db.ConnectionChecks.AnyAsync(row => row.ConnectionId == id)), isThere => isThere);
        await Until.Async(
            () => Server.InDatabaseAsync(db => db.ChannelListings.AsNoTracking().SingleAsync(row => row.ConnectionId == id)), row => row.Status == ChannelListingStatus.Complete);
    }

    private static string? LevelOf(JsonElement report, string key) =>
        report.GetProperty("findings").EnumerateArray().Single(finding => finding.GetProperty("key").GetString() == key).GetProperty("level").GetString();

    private async Task<ConnectionHealth> HealthAsync(Guid id) => (await RowAsync(id)).Health;

    private Task<Guid> AddLookupAsync(TestInstance instance, string token) => AddAsync(instance, ConnectionModeKeys.IncomingWebhookLookup, isDefault: false, row =>
    {
        row.WebhookUrl = Server.Get<SecretVault>().Protect(SecretPurpose.WebhookUrl, instance.WebhookUrl(SampleWorkspace.WebhookPath));
        row.LookupBotToken = Server.Get<SecretVault>().Protect(SecretPurpose.LookupBotToken, new Secret(token));
    });

    private async Task<JsonElement> ExamineAsync(TestInstance instance, string token, Guid id)
    {
        using var answer = await SendAsync(HttpMethod.Post, instance, token, $"connections/{id}/doctor");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
