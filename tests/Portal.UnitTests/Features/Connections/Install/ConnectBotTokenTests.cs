using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data.Auth;
using Portal.Domain.Connections;
using Portal.Features;
using Portal.Features.Connections;
using Portal.Features.Connections.Install;
using Portal.Slack;
using Portal.SlackSimulator;
using Portal.UnitTests.Simulator;

namespace Portal.UnitTests.Features.Connections.Install;

/// <summary>Pasted tokens, asked about at the simulator over HTTP.</summary>
public sealed class ConnectBotTokenTests : FeatureDatabase, IAsyncLifetime
{
    private const string App = ConnectionModeKeys.SlackApp;
    private const string Lookup = ConnectionModeKeys.IncomingWebhookLookup;
    private const string Url = "https://hooks.slack.com/services/T01/B01/abcdefghijklmnopWXYZ";

    private SimulatorHost _slack = null!;

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

    protected override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create<string, string?>("Slack:ApiBaseUrl", _slack.Url + "/api/")]).Build());
        services.AddPortalSlack();
        new ConnectionsFeature().AddServices(services);
    }

    [Fact]
    public async Task HandleAsync_GoodToken_IsStoredLikeAnInstall()
    {
        var outcome = await PasteAsync(new(null, App, $"  {SampleWorkspace.BotToken}\n"));

        var connected = outcome.Value.ShouldNotBeNull();
        (connected.Team, connected.Missing.Count, connected.Connection.Name).ShouldBe(("Acme", 0, "Acme"));
        var row = await ReadAsync(db => db.Connections.AsNoTracking().SingleAsync());
        (row.TeamId, row.BotUserId, row.InstalledBy, row.InstalledAt).ShouldBe((SampleWorkspace.TeamId, SampleWorkspace.BotUserId, Caller.Name, Clock.GetUtcNow()));
        row.Scopes!.ShouldContain("chat:write");
        Get<SecretVault>().Reveal(SecretPurpose.BotToken, row.BotToken!).Reveal().ShouldBe(SampleWorkspace.BotToken);
    }

    [Fact]
    public async Task HandleAsync_SameTeamAgain_ReplacesTheToken()
    {
        var first = (await PasteAsync(new(null, App, SampleWorkspace.BotToken))).Value!;

        var second = (await PasteAsync(new(null, App, SampleWorkspace.PublicBotToken, "Second"))).Value!;
        var third = (await PasteAsync(new(first.Connection.Id, App, SampleWorkspace.BotToken))).Value!;

        (second.Connection.Id, third.Connection.Id).ShouldBe((first.Connection.Id, first.Connection.Id));
        (first.IsNew, second.IsNew, third.IsNew).ShouldBe((true, false, false));
        second.Connection.Name.ShouldBe("Acme");
        (await ReadAsync(db => db.Connections.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task HandleAsync_OtherTeamThanTheNamedConnection_IsRefused()
    {
        var first = (await PasteAsync(new(null, App, SampleWorkspace.BotToken))).Value!.Connection;
        await ReadAsync(db => db.Connections.ExecuteUpdateAsync(row => row.SetProperty(one => one.TeamId, "T0OTHER")));

        var outcome = await PasteAsync(new(first.Id, App, SampleWorkspace.BotToken));

        outcome.Problems.ShouldHaveSingleItem().Message.ShouldContain("of the workspace Acme");
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
    public async Task HandleAsync_NoGoodToken_SaysWhatItIs(string token, string field, string words)
    {
        var problem = (await PasteAsync(new(null, App, token))).Problems.ShouldHaveSingleItem();

        problem.Field.ShouldBe(field);
        problem.Message.ShouldContain(words);
        (await ReadAsync(db => db.Connections.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task HandleAsync_TokenThatMayLittle_IsStoredAndSaysWhatIsMissing()
    {
        var connected = (await PasteAsync(new(null, App, SampleWorkspace.UnscopedToken))).Value.ShouldNotBeNull();

        connected.Missing.Select(scope => scope.Name).ShouldContain("chat:write");
    }

    [Fact]
    public async Task HandleAsync_SlackIsDown_StoresNothing()
    {
        using var armed = await _slack.ControlAsync("faults", new { target = "auth.test", kind = "503" });

        (await PasteAsync(new(null, App, SampleWorkspace.BotToken))).Problems.Single().Message.ShouldContain("try again in a moment");
    }

    [Fact]
    public async Task HandleAsync_LookupConnection_HasBothSecrets()
    {
        var connected = (await PasteAsync(new(null, Lookup, SampleWorkspace.BotToken, "Finance", Url))).Value.ShouldNotBeNull();

        var row = await ReadAsync(db => db.Connections.AsNoTracking().SingleAsync());
        (connected.Connection.Mode, row.LookupBotToken is null, row.WebhookUrl is null, row.BotToken is null).ShouldBe((Lookup, false, false, true));
        var replaced = await PasteAsync(new(row.Id, Lookup, SampleWorkspace.PublicBotToken));
        replaced.IsOk.ShouldBeTrue();
        Get<SecretVault>().Reveal(SecretPurpose.LookupBotToken, (await ReadAsync(db => db.Connections.AsNoTracking().SingleAsync())).LookupBotToken!).Reveal()
            .ShouldBe(SampleWorkspace.PublicBotToken);
    }

    [Fact]
    public async Task HandleAsync_LookupWithEverythingWrong_SaysAllAtOnce()
    {
        var outcome = await PasteAsync(new(null, Lookup, "xoxp-1", " ", "https://example.com"));

        outcome.Problems.Select(problem => problem.Field).ShouldBe(["lookupToken", "webhookUrl", "name"]);
    }

    [Fact]
    public async Task HandleAsync_ConnectionOfAnotherInstance_IsMissing()
    {
        var first = (await PasteAsync(new(null, App, SampleWorkspace.BotToken))).Value!.Connection;

        (await Get<ConnectBotToken>().HandleAsync(Neighbour, new(first.Id, App, SampleWorkspace.BotToken), CancellationToken.None)).IsMissing.ShouldBeTrue();
        (await PasteAsync(new(first.Id, Lookup, SampleWorkspace.BotToken))).IsMissing.ShouldBeTrue();
    }

    [Fact]
    public async Task HandleAsync_TeamOfAnotherInstance_IsAllowedAndSaid()
    {
        await PasteAsync(new(null, App, SampleWorkspace.BotToken));

        var outcome = await Get<ConnectBotToken>().HandleAsync(Neighbour, new(null, App, SampleWorkspace.BotToken), CancellationToken.None);

        outcome.Value!.AlsoIn.ShouldBe(["sample"]);
    }

    private Task<Outcome<ConnectedBotToken>> PasteAsync(ConnectBotTokenRequest request) => Get<ConnectBotToken>().HandleAsync(Caller, request, CancellationToken.None);
}
