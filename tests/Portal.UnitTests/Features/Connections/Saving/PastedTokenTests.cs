using Microsoft.EntityFrameworkCore;
using Portal.Data.Auth;
using Portal.Features;
using Portal.Features.Connections.Saving;
using Portal.Slack;
using Portal.SlackSimulator;
using Portal.UnitTests.Simulator;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Features.Connections.Saving;

/// <summary>Pasted tokens, asked about at the simulator over HTTP.</summary>
public sealed class PastedTokenTests : ConnectionsTest, IAsyncLifetime
{
    private const string App = "SLACK_APP";
    private const string Lookup = "INCOMING_WEBHOOK_LOOKUP";

    private SimulatorHost _slack = null!;

    private protected override SlackOptions SlackOptions => new() { ApiBaseUrl = _slack.Url + "/api/" };

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        _slack = await SimulatorHost.StartAsync();
        await InitializeAsync();
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        await _slack.DisposeAsync();
    }

    [Fact]
    public async Task Save_GoodToken_IsStoredLikeAnInstall()
    {
        var outcome = await PasteAsync($"  {SampleWorkspace.BotToken}\n");

        var saved = outcome.Value.ShouldNotBeNull();
        (saved.Outcome, saved.Connection.Name).ShouldBe((SaveOutcome.Added, "Acme"));
        var row = await ReadAsync(db => db.Connections.AsNoTracking().SingleAsync());
        (row.TeamId, row.BotUserId, row.InstalledBy, row.InstalledAt).ShouldBe((SampleWorkspace.TeamId, SampleWorkspace.BotUserId, Caller.Name, Clock.GetUtcNow()));
        row.Scopes!.ShouldContain("chat:write");
        (await StoredAsync()).ShouldBe(SampleWorkspace.BotToken);
    }

    [Fact]
    public async Task Save_SameWorkspaceAndApp_IsNamedAndLeftAlone()
    {
        var first = (await PasteAsync(SampleWorkspace.BotToken)).Value!.Connection;

        var second = (await PasteAsync(SampleWorkspace.PublicBotToken, name: "Second")).Value!;

        (second.Outcome, second.Connection.Id, second.Connection.Name).ShouldBe((SaveOutcome.Exists, first.Id, "Acme"));
        (await ReadAsync(db => db.Connections.CountAsync())).ShouldBe(1);
        (await StoredAsync()).ShouldBe(SampleWorkspace.BotToken);
    }

    [Fact]
    public async Task Save_SameWorkspaceAndAppToReplace_RenewsTheToken()
    {
        var first = (await PasteAsync(SampleWorkspace.BotToken)).Value!.Connection;

        // Its own name is no other's.
        var second = (await SaveAsync(new SaveConnectionRequest(null, App, "Acme") { BotToken = SampleWorkspace.PublicBotToken, Replace = true })).Value!;

        (second.Outcome, second.Connection.Id, second.Connection.Name).ShouldBe((SaveOutcome.Renewed, first.Id, "Acme"));
        (await StoredAsync()).ShouldBe(SampleWorkspace.PublicBotToken);
    }

    [Fact]
    public async Task Save_ToReplaceWhatIsNotThere_AddsItUnderAFreeNameOnly()
    {
        await AddAsync("Finance");

        (await SaveAsync(new SaveConnectionRequest(null, App, "Finance") { BotToken = SampleWorkspace.BotToken, Replace = true })).Problems.ShouldHaveSingleItem().Field.ShouldBe("name");
        (await SaveAsync(new SaveConnectionRequest(null, App, "Acme") { BotToken = SampleWorkspace.BotToken, Replace = true })).Value!.Outcome.ShouldBe(SaveOutcome.Added);
    }

    [Fact]
    public async Task Save_NamedConnection_GetsTheToken()
    {
        var first = (await PasteAsync(SampleWorkspace.BotToken)).Value!.Connection;

        var changed = (await PasteAsync(SampleWorkspace.PublicBotToken, first.Id)).Value!;

        (changed.Outcome, changed.Connection.Id).ShouldBe((SaveOutcome.Changed, first.Id));
        (await StoredAsync()).ShouldBe(SampleWorkspace.PublicBotToken);
    }

    [Fact]
    public async Task Save_OtherAppInTheSameWorkspace_IsAConnectionOfItsOwn()
    {
        await PasteAsync(SampleWorkspace.BotToken);
        await ReadAsync(db => db.Connections.ExecuteUpdateAsync(row => row.SetProperty(one => one.BotUserId, "U0OTHER").SetProperty(one => one.AppId, "A0OTHER")));

        var second = (await PasteAsync(SampleWorkspace.BotToken)).Value!;

        (second.Outcome, second.Connection.Name).ShouldBe((SaveOutcome.Added, "Acme 2"));
        (await ReadAsync(db => db.Connections.CountAsync())).ShouldBe(2);
    }

    [Fact]
    public async Task Save_TokenOfAnothersAppForANamedConnection_IsRefused()
    {
        await PasteAsync(SampleWorkspace.BotToken);
        var other = await AddAppAsync("Other");
        await ReadAsync(db => db.Connections.Where(row => row.Id == other)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.TeamId, SampleWorkspace.TeamId).SetProperty(one => one.BotUserId, "U0OTHER")));

        var outcome = await PasteAsync(SampleWorkspace.PublicBotToken, other);

        var problem = outcome.Problems.ShouldHaveSingleItem();
        (problem.Field, problem.Message.Contains("already, as \"Acme\"", StringComparison.Ordinal)).ShouldBe(("botToken", true));
    }

    [Fact]
    public async Task Save_OtherWorkspaceThanTheNamedConnection_IsRefused()
    {
        var first = (await PasteAsync(SampleWorkspace.BotToken)).Value!.Connection;
        await ReadAsync(db => db.Connections.ExecuteUpdateAsync(row => row.SetProperty(one => one.TeamId, "T0OTHER")));

        var outcome = await PasteAsync(SampleWorkspace.BotToken, first.Id);

        outcome.Problems.ShouldHaveSingleItem().Message.ShouldContain("of the workspace Acme");
    }

    [Fact]
    public async Task Save_FourAtOnce_LeaveOneConnectionAndThreeQuestions()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(number => Task.Run(() => PasteAsync(SampleWorkspace.BotToken, name: $"N{number}"))));

        outcomes.Select(outcome => outcome.Value!.Outcome).ShouldBe([SaveOutcome.Added, SaveOutcome.Exists, SaveOutcome.Exists, SaveOutcome.Exists], ignoreOrder: true);
        (await ReadAsync(db => db.Connections.CountAsync())).ShouldBe(1);
    }

    [Theory]
    [InlineData("", "botToken", "starts with xoxb-")]
    [InlineData("xoxp-1-2-3", "botToken", "user token")]
    [InlineData("xapp-1", "botToken", "app-level token")]
    [InlineData("xoxe.xoxb-1", "botToken", "rotation")]
    [InlineData("https://hooks.slack.com/services/T/B/x", "botToken", "Webhook URL")]
    [InlineData("hello", "botToken", "no bot token")]
    [InlineData("xoxb-1 2", "botToken", "characters")]
    [InlineData("xoxb-unknown", "botToken", "invalid_auth")]
    [InlineData(SampleWorkspace.RevokedToken, "botToken", "token_revoked")]
    [InlineData(SampleWorkspace.InactiveToken, "botToken", "account_inactive")]
    public async Task Save_NoGoodToken_SaysWhatItIs(string token, string field, string words)
    {
        var problem = (await PasteAsync(token)).Problems.ShouldHaveSingleItem();

        problem.Field.ShouldBe(field);
        problem.Message.ShouldContain(words);
        (await ReadAsync(db => db.Connections.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Save_TokenThatMayLittle_IsStoredWithWhatItMay()
    {
        var saved = (await PasteAsync(SampleWorkspace.UnscopedToken)).Value.ShouldNotBeNull();

        saved.Connection.Workspace!.Scopes.ShouldNotContain("chat:write");
    }

    [Fact]
    public async Task Save_SlackIsDown_StoresNothing()
    {
        using var armed = await _slack.ControlAsync("faults", new { target = "auth.test", kind = "503" });

        (await Clock.PassUntilAsync(PasteAsync(SampleWorkspace.BotToken))).Problems.Single().Message.ShouldContain("try again in a moment");
    }

    [Fact]
    public async Task Save_LookupConnection_HasBothSecrets()
    {
        var saved = (await SaveAsync(new SaveConnectionRequest(null, Lookup, "Finance") { LookupToken = SampleWorkspace.BotToken, WebhookUrl = Url })).Value.ShouldNotBeNull();

        var row = await ReadAsync(db => db.Connections.AsNoTracking().SingleAsync());
        (saved.Connection.Mode, row.LookupBotToken is null, row.WebhookUrl is null, row.BotToken is null).ShouldBe((Lookup, false, false, true));
        (await SaveAsync(new SaveConnectionRequest(row.Id, Lookup, null) { LookupToken = SampleWorkspace.PublicBotToken })).IsOk.ShouldBeTrue();
        var lookup = (await ReadAsync(db => db.Connections.AsNoTracking().SingleAsync())).LookupBotToken!;
        Get<SecretVault>().Reveal(SecretPurpose.LookupBotToken, lookup).Reveal().ShouldBe(SampleWorkspace.PublicBotToken);
    }

    [Fact]
    public async Task Save_SecondLookupConnectionOfOneApp_HasAChannelOfItsOwn()
    {
        var request = new SaveConnectionRequest(null, Lookup, "Finance") { LookupToken = SampleWorkspace.BotToken, WebhookUrl = Url };
        await SaveAsync(request);

        (await SaveAsync(request with { Name = "Legal" })).Value!.Outcome.ShouldBe(SaveOutcome.Added);
        (await PasteAsync(SampleWorkspace.BotToken)).Value!.Outcome.ShouldBe(SaveOutcome.Added);
    }

    [Fact]
    public async Task Save_LookupWithEverythingWrong_SaysAllAtOnce()
    {
        var outcome = await SaveAsync(new SaveConnectionRequest(null, Lookup, " ") { LookupToken = "xoxp-1", WebhookUrl = "https://example.com" });

        outcome.Problems.Select(problem => problem.Field).ShouldBe(["name", "webhookUrl", "lookupToken"]);
    }

    [Fact]
    public async Task Save_ConnectionOfAnotherInstance_IsMissing()
    {
        var first = (await PasteAsync(SampleWorkspace.BotToken)).Value!.Connection;

        (await SaveAsync(new SaveConnectionRequest(first.Id, App, null) { BotToken = SampleWorkspace.BotToken }, Neighbour)).IsMissing.ShouldBeTrue();
    }

    [Fact]
    public async Task Save_WorkspaceOfAnotherInstance_IsAllowed()
    {
        await PasteAsync(SampleWorkspace.BotToken);

        (await SaveAsync(new SaveConnectionRequest(null, App, null) { BotToken = SampleWorkspace.BotToken }, Neighbour)).Value!.Outcome.ShouldBe(SaveOutcome.Added);
    }

    private Task<Outcome<SaveConnectionResult>> PasteAsync(string token, Guid? id = null, string? name = null) => SaveAsync(new SaveConnectionRequest(id, App, name) { BotToken = token });

    private async Task<string> StoredAsync() =>
        Get<SecretVault>().Reveal(SecretPurpose.BotToken, (await ReadAsync(db => db.Connections.AsNoTracking().SingleAsync())).BotToken!).Reveal();
}
