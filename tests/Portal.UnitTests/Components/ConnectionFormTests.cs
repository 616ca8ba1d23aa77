using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data.Auth;
using Portal.Domain.Auth;
using Portal.Features.Connections.Form;
using Portal.Slack;
using Portal.SlackSimulator;
using Portal.UnitTests.Features.Connections;
using Portal.UnitTests.Simulator;

namespace Portal.UnitTests.Components;

/// <summary>The form with a token that Slack knows.</summary>
public sealed class ConnectionFormTests : ConnectionsTest, IAsyncLifetime
{
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
    public async Task Save_FirstToken_IsAdded()
    {
        using var browser = ConnectionsBrowser.Of(this, Role.Admin);

        await SubmitAsync(browser, SampleWorkspace.BotToken);

        var id = await ReadAsync(db => db.Connections.Select(row => row.Id).SingleAsync());
        browser.Services.GetRequiredService<NavigationManager>().Uri.ShouldEndWith($"/i/sample/connections?open={id}");
    }

    [Fact]
    public async Task Save_AppThatIsConnected_AsksAndKeepsWhatWasTyped()
    {
        using var browser = ConnectionsBrowser.Of(this, Role.Admin);
        await SubmitAsync(browser, SampleWorkspace.BotToken);

        var form = await SubmitAsync(browser, SampleWorkspace.PublicBotToken);

        form.Find("[role=alert]").TextContent.ShouldContain("\"Acme\" is this app in Acme already.");
        form.Find("#field-botToken").GetAttribute("value").ShouldBe(SampleWorkspace.PublicBotToken);
        (await StoredAsync()).ShouldBe(SampleWorkspace.BotToken);
        await form.Find("[role=alert] button:last-child").ClickAsync(new());
        form.FindAll("[role=alert]").ShouldBeEmpty();
        (await StoredAsync()).ShouldBe(SampleWorkspace.BotToken);
    }

    [Fact]
    public async Task Renew_AfterTheQuestion_ReplacesTheToken()
    {
        using var browser = ConnectionsBrowser.Of(this, Role.Admin);
        await SubmitAsync(browser, SampleWorkspace.BotToken);
        var form = await SubmitAsync(browser, SampleWorkspace.PublicBotToken);

        await form.Find("[role=alert] button").ClickAsync(new());

        (await StoredAsync()).ShouldBe(SampleWorkspace.PublicBotToken);
        browser.Services.GetRequiredService<NavigationManager>().Uri.ShouldContain("/i/sample/connections?open=");
    }

    [Fact]
    public async Task Paste_AnotherToken_TakesTheQuestionBack()
    {
        using var browser = ConnectionsBrowser.Of(this, Role.Admin);
        await SubmitAsync(browser, SampleWorkspace.BotToken);
        var form = await SubmitAsync(browser, SampleWorkspace.PublicBotToken);

        await form.Find("#field-botToken").InputAsync(new() { Value = SampleWorkspace.UnscopedToken });

        form.FindAll("[role=alert]").ShouldBeEmpty();
    }

    private static async Task<IRenderedComponent<ConnectionFormPage>> SubmitAsync(BunitContext browser, string token)
    {
        var form = browser.Render<ConnectionFormPage>();
        await form.Find("input[value=SLACK_APP]").ChangeAsync(new() { Value = "" });
        await form.Find("#field-botToken").InputAsync(new() { Value = token });
        await form.Find("form").SubmitAsync();
        return form;
    }

    private async Task<string> StoredAsync() =>
        Get<SecretVault>().Reveal(SecretPurpose.BotToken, (await ReadAsync(db => db.Connections.AsNoTracking().SingleAsync())).BotToken!).Reveal();
}
