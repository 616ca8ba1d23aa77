using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Data.Auth;
using Portal.Data.Connections;
using Portal.Domain.Connections;
using Portal.Domain.Connections.Coverage;
using Portal.SlackSimulator;
using Portal.UnitTests.Support;
using Portal.Worker.Connections;
using Secret = Portal.Domain.Secret;

namespace Portal.UnitTests.Worker;

/// <summary>Listing channels, the doctor, coverage and the defaults, over HTTP and by the real jobs, against the simulated Slack.</summary>
public sealed class ConnectionChoresTests(SharedPortal portal) : IClassFixture<SharedPortal>, IAsyncLifetime
{
    private PortalServer Server => portal.Server;

    private SlackControl Slack => portal.Server.Slack;

    public async ValueTask InitializeAsync() => await Slack.ResetAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Channels_FirstAsked_AreLoadedInTheBackground()
    {
        var (instance, token) = await StartAsync();
        var id = await AddAppAsync(instance);

        (await GetAsync(instance, token, $"connections/{id}/channels")).GetProperty("listing").GetProperty("isLoading").GetBoolean().ShouldBeTrue();
        var page = await Until.Async(() => GetAsync(instance, token, $"connections/{id}/channels?search=%23appr"), answer => Status(answer) == "Complete");

        var channel = page.GetProperty("items")[0];
        (channel.GetProperty("id").GetString(), channel.GetProperty("name").GetString(), channel.GetProperty("isMember").GetBoolean()).ShouldBe((SampleWorkspace.MemberChannel, "approvals", true));
        var all = await GetAsync(instance, token, $"connections/{id}/channels");
        all.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()).ShouldNotContain(SampleWorkspace.PrivateNonMember);
        all.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("isArchived").GetBoolean()).GetProperty("id").GetString().ShouldBe(SampleWorkspace.ArchivedChannel);
    }

    [Fact]
    public async Task Channels_Refreshed_ForgetThoseThatAreGone()
    {
        var (instance, token) = await StartAsync();
        var id = await AddAppAsync(instance);
        await Server.InDatabaseAsync(async db =>
        {
            var gone = new SlackChannel { ConnectionId = id, ChannelId = "C0GONEFOREV", Name = "", NameKey = "", RefreshedAt = DateTimeOffset.UnixEpoch };
            gone.Take("gone", isPrivate: false, isArchived: false, isMember: true, DateTimeOffset.UnixEpoch);
            db.SlackChannels.Add(gone);
            return await db.SaveChangesAsync();
        });

        await GetAsync(instance, token, $"connections/{id}/channels?force_refresh=true");
        await Until.Async(() => GetAsync(instance, token, $"connections/{id}/channels"), answer => Status(answer) == "Complete");

        (await GetAsync(instance, token, $"connections/{id}/channels?search=gone")).GetProperty("total").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task Channels_BegunAnewAfterARestart_AreCountedFromTheFirst()
    {
        var (instance, token) = await StartAsync();
        var id = await AddAppAsync(instance);
        await Server.InDatabaseAsync(async db =>
        {
            db.ChannelListings.Add(new ChannelListing { ConnectionId = id, Status = ChannelListingStatus.Loading, Loaded = 4_000, StartedAt = DateTimeOffset.UnixEpoch });
            return await db.SaveChangesAsync();
        });

        Server.Get<ConnectionChores>().Ask(ConnectionChore.Channels, id);
        var page = await Until.Async(() => GetAsync(instance, token, $"connections/{id}/channels"), answer => Status(answer) == "Complete");

        page.GetProperty("listing").GetProperty("loaded").GetInt32().ShouldBe(page.GetProperty("listing").GetProperty("known").GetInt32());
    }

    [Fact]
    public async Task Channels_TokenRefused_SayWhy()
    {
        var (instance, token) = await StartAsync();
        var id = await AddAppAsync(instance, SampleWorkspace.RevokedToken);

        await GetAsync(instance, token, $"connections/{id}/channels");
        var page = await Until.Async(() => GetAsync(instance, token, $"connections/{id}/channels"), answer => Status(answer) == "Failed");

        page.GetProperty("listing").GetProperty("error").GetString().ShouldBe("token_revoked");
    }

    [Theory]
    [InlineData(SampleWorkspace.MemberChannel, true, null)]
    [InlineData(SampleWorkspace.NonMemberChannel, false, "Run /invite @portal in the channel.")]
    [InlineData(SampleWorkspace.PrivateNonMember, false, "Run /invite @portal in the channel.")]
    [InlineData(SampleWorkspace.ArchivedChannel, false, "is archived")]
    public async Task Channels_OneById_IsAskedAtSlack(string channel, bool mayPost, string? sentence)
    {
        var (instance, token) = await StartAsync();
        var id = await AddAppAsync(instance);

        var access = (await GetAsync(instance, token, $"connections/{id}/channels?channel_id={channel}")).GetProperty("access");

        access.GetProperty("mayPost").GetBoolean().ShouldBe(mayPost);
        (access.GetProperty("sentence").GetString() ?? "").ShouldContain(sentence ?? "");
    }

    [Theory]
    [InlineData("channels?channel_id=general", "channel_id")]
    [InlineData("channels?limit=0", "limit")]
    [InlineData("channels?offset=-1", "offset")]
    [InlineData("channels?force_refresh=maybe", "force_refresh")]
    public async Task Channels_WrongParameter_NamesIt(string query, string field)
    {
        var (instance, token) = await StartAsync();
        var id = await AddAppAsync(instance);

        using var answer = await SendAsync(HttpMethod.Get, instance, token, $"connections/{id}/{query}");

        await answer.ShouldBeProblemAsync(422, field);
    }

    [Theory]
    [InlineData("GET", "channels")]
    [InlineData("GET", "doctor")]
    [InlineData("POST", "doctor")]
    public async Task Routes_OfAConnectionThatIsNotTheirs_Are404(string method, string route)
    {
        var (mine, _) = await StartAsync();
        var (theirs, token) = await StartAsync();
        var id = await AddAppAsync(mine);

        using var answer = await SendAsync(new HttpMethod(method), theirs, token, $"connections/{id}/{route}");

        await answer.ShouldBeProblemAsync(404);
    }

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

    [Fact]
    public async Task Coverage_AList_TellsFoundGuestsDeactivatedAndUnknown()
    {
        var (instance, _) = await StartAsync();
        var id = await AddAppAsync(instance);
        var list = EmailList.Parse($"{SampleWorkspace.Email} gus@partner.test {SampleWorkspace.DeactivatedEmail} {SampleWorkspace.UnknownEmail}");
        var board = Server.Get<CoverageBoard>();
        board.TryBegin(new CoverageRun(Guid.CreateVersion7(TimeProvider.System.GetUtcNow()), id, instance.Id, list, TimeProvider.System.GetUtcNow()));

        Server.Get<ConnectionChores>().Ask(ConnectionChore.Coverage, id);
        var run = await Until.Async(() => Task.FromResult(board.Find(id)!), run => !run.IsRunning);

        run.Error.ShouldBeNull();
        run.Rows!.Select(row => row.State).ShouldBe([CoverageState.Found, CoverageState.Guest, CoverageState.Deactivated, CoverageState.NotFound]);
        run.Rows![0].SlackUserId.ShouldBe(SampleWorkspace.UserId);
    }

    [Fact]
    public async Task Coverage_WorkspaceTooLargeToRead_CallsNobodyNotFoundWhoMayBeDeactivated()
    {
        var (instance, _) = await StartAsync();
        var id = await AddAppAsync(instance);
        await Slack.AddCrowdAsync(1_000);
        await Slack.AddDeactivatedAsync("left@acme.test");
        await Slack.AddPeopleAsync("late@acme.test");
        var run = await CoverAsync(instance, id, $"late@acme.test left@acme.test {SampleWorkspace.DeactivatedEmail} {SampleWorkspace.UnknownEmail}");

        run.Rows!.Select(row => row.State).ShouldBe(
            [CoverageState.Found, CoverageState.NotFoundOrDeactivated, CoverageState.Deactivated, CoverageState.NotFoundOrDeactivated]);
    }

    [Fact]
    public async Task Coverage_WithoutThePermission_EndsWithSlacksWord()
    {
        var (instance, _) = await StartAsync();
        var id = await AddAppAsync(instance, SampleWorkspace.UnscopedToken);
        var board = Server.Get<CoverageBoard>();
        board.TryBegin(new CoverageRun(Guid.CreateVersion7(TimeProvider.System.GetUtcNow()), id, instance.Id, EmailList.Parse("a@x.test"), TimeProvider.System.GetUtcNow()));

        Server.Get<ConnectionChores>().Ask(ConnectionChore.Coverage, id);

        (await Until.Async(() => Task.FromResult(board.Find(id)!), run => !run.IsRunning)).Error.ShouldBe("missing_scope");
    }

    [Fact]
    public async Task Settings_Changed_ReadBackTheSame()
    {
        var (instance, token) = await StartAsync();
        var id = await AddAppAsync(instance, isDefault: true);

        await PutSettingsAsync(instance, token, new { defaultChannelId = SampleWorkspace.FinanceChannel, fallback = "SKIP" });

        var settings = await GetAsync(instance, token, "settings");
        (settings.GetProperty("defaultConnectionId").GetGuid(), settings.GetProperty("defaultChannelName").GetString(), settings.GetProperty("fallback").GetString()).ShouldBe((id, "finance", "SKIP"));
        var kept = await PutSettingsAsync(instance, token, new { fallback = "EMAIL" });
        kept.GetProperty("defaultChannelId").GetString().ShouldBe(SampleWorkspace.FinanceChannel);
    }

    [Theory]
    [InlineData("""{"fallback":"PIGEON"}""", 422, "fallback")]
    [InlineData("""{"fallback":7}""", 422, "fallback")]
    [InlineData("""{"defaultConnectionId":"x"}""", 422, "defaultConnectionId")]
    [InlineData("""{"defaultChannelId":"C0BOARDROOM"}""", 422, "defaultChannelId")]
    [InlineData("""{"defaultChannelId":"C0OLDPROJCT"}""", 422, "defaultChannelId")]
    [InlineData("[]", 422, "$")]
    [InlineData("{", 400, null)]
    public async Task Settings_WrongBody_NamesTheField(string body, int status, string? field)
    {
        var (instance, token) = await StartAsync();
        await AddAppAsync(instance, isDefault: true);

        using var answer = await SendAsync(HttpMethod.Put, instance, token, "settings", new StringContent(body, null, "application/json"));

        await answer.ShouldBeProblemAsync(status, field);
    }

    [Fact]
    public async Task Settings_ByATokenThatOnlyReads_AreNotChanged()
    {
        var (instance, _) = await StartAsync();
        var reader = await instance.AddTokenAsync("read");

        using var answer = await SendAsync(HttpMethod.Put, instance, reader, "settings", JsonContent.Create(new { fallback = "SKIP" }));

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Test_AppToAChannel_ArrivesThere()
    {
        var (instance, token) = await StartAsync();
        var id = await AddAppAsync(instance);

        using var answer = await SendAsync(HttpMethod.Post, instance, token, $"connections/{id}/test", JsonContent.Create(new { channelId = SampleWorkspace.FinanceChannel }));

        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("outcome").GetString().ShouldBe("Delivered");
        (await Slack.CountAsync(instance.Slug)).ShouldBe(1);
    }

    [Fact]
    public async Task Test_AppToAPerson_ArrivesAsADirectMessage()
    {
        var (instance, token) = await StartAsync();
        var id = await AddAppAsync(instance);

        using var answer = await SendAsync(HttpMethod.Post, instance, token, $"connections/{id}/test", JsonContent.Create(new { email = SampleWorkspace.Email }));

        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("outcome").GetString().ShouldBe("Delivered");
        (await instance.NotificationsAsync()).ShouldHaveSingleItem().Recipients.ShouldHaveSingleItem().SlackUserId.ShouldBe(SampleWorkspace.UserId);
    }

    [Theory]
    [InlineData("{}", "channelId")]
    [InlineData("""{"channelId":"finance"}""", "channelId")]
    [InlineData("""{"email":"nobody"}""", "email")]
    public async Task Test_AppToNowhere_NamesTheField(string body, string field)
    {
        var (instance, token) = await StartAsync();
        var id = await AddAppAsync(instance);

        using var answer = await SendAsync(HttpMethod.Post, instance, token, $"connections/{id}/test", new StringContent(body, null, "application/json"));

        await answer.ShouldBeProblemAsync(422, field);
    }

    private async Task<CoverageRun> CoverAsync(TestInstance instance, Guid connectionId, string emails)
    {
        var board = Server.Get<CoverageBoard>();
        var now = TimeProvider.System.GetUtcNow();
        board.TryBegin(new CoverageRun(Guid.CreateVersion7(now), connectionId, instance.Id, EmailList.Parse(emails), now));
        Server.Get<ConnectionChores>().Ask(ConnectionChore.Coverage, connectionId);
        return await Until.Async(() => Task.FromResult(board.Find(connectionId)!), run => !run.IsRunning);
    }

    private static string? Status(JsonElement page) => page.GetProperty("listing").GetProperty("status").GetString();

    private static string? LevelOf(JsonElement report, string key) =>
        report.GetProperty("findings").EnumerateArray().Single(finding => finding.GetProperty("key").GetString() == key).GetProperty("level").GetString();

    private async Task<(TestInstance Instance, string Token)> StartAsync()
    {
        var instance = await TestInstance.AddAsync(Server, webhookPath: null);
        return (instance, await instance.AddTokenAsync("config:write"));
    }

    private Task<Guid> AddAppAsync(TestInstance instance, string token = SampleWorkspace.BotToken, bool isDefault = false) => Server.InDatabaseAsync(async db =>
    {
        var now = TimeProvider.System.GetUtcNow();
        var row = new Connection
        {
            Id = Guid.CreateVersion7(now),
            OrganizationId = instance.Row.OrganizationId,
            InstanceId = instance.Id,
            Name = "Acme",
            Mode = "SLACK_APP",
            IsDefault = isDefault,
            BotToken = Server.Get<SecretVault>().Protect(SecretPurpose.BotToken, new Secret(token)),
            CreatedAt = now,
            UpdatedAt = now,
        };
        db.Connections.Add(row);
        await db.SaveChangesAsync();
        return row.Id;
    });

    private Task<Guid> AddLookupAsync(TestInstance instance, string token) => Server.InDatabaseAsync(async db =>
    {
        var now = TimeProvider.System.GetUtcNow();
        var row = new Connection
        {
            Id = Guid.CreateVersion7(now),
            OrganizationId = instance.Row.OrganizationId,
            InstanceId = instance.Id,
            Name = "Lookup",
            Mode = "INCOMING_WEBHOOK_LOOKUP",
            WebhookUrl = Server.Get<SecretVault>().Protect(SecretPurpose.WebhookUrl, instance.WebhookUrl(SampleWorkspace.WebhookPath)),
            LookupBotToken = Server.Get<SecretVault>().Protect(SecretPurpose.LookupBotToken, new Secret(token)),
            CreatedAt = now,
            UpdatedAt = now,
        };
        db.Connections.Add(row);
        await db.SaveChangesAsync();
        return row.Id;
    });

    private async Task<ConnectionHealth> HealthAsync(Guid id) => (await RowAsync(id)).Health;

    private Task<Connection> RowAsync(Guid id) => Server.InDatabaseAsync(db => db.Connections.AsNoTracking().SingleAsync(row => row.Id == id));

    private async Task<JsonElement> ExamineAsync(TestInstance instance, string token, Guid id)
    {
        using var answer = await SendAsync(HttpMethod.Post, instance, token, $"connections/{id}/doctor");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task<JsonElement> PutSettingsAsync(TestInstance instance, string token, object body)
    {
        using var answer = await SendAsync(HttpMethod.Put, instance, token, "settings", JsonContent.Create(body));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task<JsonElement> GetAsync(TestInstance instance, string token, string path)
    {
        using var answer = await SendAsync(HttpMethod.Get, instance, token, path);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, TestInstance instance, string token, string path, HttpContent? body = null)
    {
        using var request = new HttpRequestMessage(method, $"/api/v1/instances/{instance.Slug}/{path}") { Content = body };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await Server.Client.SendAsync(request);
    }
}
