using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Portal.Auth.SignIn;
using Portal.Components.Shared;
using Portal.Data;
using Portal.Data.Auth;
using Portal.Data.Notifications;
using Portal.Domain.Auth;
using Portal.Features.Connections;
using Portal.Slack;
using Portal.UnitTests.Features.Connections;

namespace Portal.UnitTests.Components;

public sealed class ConnectionsPageTests : ConnectionsTest
{
    [Fact]
    public async Task Page_NoConnections_SaysTheConsequence()
    {
        using var browser = Browser(Role.Admin);

        var page = browser.Render<ConnectionsPage>();

        (await page.WaitForElementAsync(".empty-title")).TextContent.ShouldBe("No connections yet");
        page.Find(".empty-state a").GetAttribute("href").ShouldBe("/i/sample/connections/new");
    }

    [Fact]
    public async Task Page_Auditor_SeesRowsButNothingToChange()
    {
        await AddAsync("Finance");
        using var browser = Browser(Role.Auditor);

        var page = browser.Render<ConnectionsPage>();

        (await page.WaitForElementAsync(".row-title")).TextContent.ShouldBe("Finance");
        page.Markup.ShouldContain("Never used");
        page.Markup.ShouldContain("••••WXYZ");
        page.FindAll(".btn-primary").ShouldBeEmpty();
    }

    [Fact]
    public async Task Page_FilterInTheAddress_ShowsNoMatch()
    {
        await AddAsync("Finance");
        using var browser = Browser(Role.Admin);
        browser.Services.GetRequiredService<NavigationManager>().NavigateTo("/i/sample/connections?search=legal");

        var page = browser.Render<ConnectionsPage>();

        (await page.WaitForElementAsync(".empty-title")).TextContent.ShouldBe("No connection matches");
        page.Find("input[type=search]").GetAttribute("value").ShouldBe("legal");
    }

    [Fact]
    public async Task Page_OpenInTheAddress_ShowsThePanel()
    {
        var added = await AddAsync("Finance <b>x</b>");
        using var browser = Browser(Role.Admin);
        browser.Services.GetRequiredService<NavigationManager>().NavigateTo($"/i/sample/connections?open={added.Id}");

        var page = browser.Render<ConnectionsPage>();

        (await page.WaitForElementAsync(".connection-panel h2")).TextContent.ShouldBe("Finance <b>x</b>");
        page.FindAll(".connection-panel b").ShouldBeEmpty();
    }

    [Fact]
    public async Task Form_Refused_KeepsWhatWasTyped()
    {
        await AddAsync("Finance");
        using var browser = Browser(Role.Admin);
        var form = browser.Render<ConnectionFormPage>();

        await form.Find("#field-name").InputAsync(new() { Value = "Finance" });
        await form.Find("#field-webhookUrl").InputAsync(new() { Value = "https://app.slack.com/client/T1/C1" });
        await form.Find("form").SubmitAsync();

        form.FindAll(".form-summary li").Count.ShouldBe(2);
        form.Find("#field-name").GetAttribute("value").ShouldBe("Finance");
        form.Find("#field-webhookUrl").GetAttribute("value").ShouldBe("https://app.slack.com/client/T1/C1");
        form.Find("#field-webhookUrl").GetAttribute("aria-invalid").ShouldBe("true");
    }

    [Fact]
    public async Task Form_Edit_NeverShowsTheSecret()
    {
        var added = await AddAsync("Finance");
        using var browser = Browser(Role.Admin);

        var form = browser.Render<ConnectionFormPage>(set => set.Add(page => page.Id, added.Id));

        (await form.WaitForElementAsync("#field-name")).GetAttribute("value").ShouldBe("Finance");
        form.FindAll("#field-webhookUrl").ShouldBeEmpty();
        form.Markup.ShouldNotContain("abcdefghijklmnop");
    }

    [Fact]
    public void State_ToUrl_ReadsBackTheSame()
    {
        var state = new ConnectionsPageState("a&b", Portal.Domain.Connections.ConnectionHealth.Failing, 3, Guid.CreateVersion7(Clock.GetUtcNow()));

        var query = System.Web.HttpUtility.ParseQueryString(new Uri("http://x" + state.ToUrl("/c")).Query);

        ConnectionsPageState.FromQuery(query["search"], query["health"], query["page"], query["open"]).ShouldBe(state);
    }

    private BunitContext Browser(Role role)
    {
        var browser = new BunitContext();
        browser.JSInterop.Mode = JSRuntimeMode.Loose;
        browser.Services.AddSingleton<TimeProvider>(Clock);
        browser.Services.AddSingleton(Contexts);
        browser.Services.AddSingleton(Get<SecretVault>());
        browser.Services.AddSingleton(Get<ChangeFeed>());
        browser.Services.AddSingleton(Get<WorkSignals>());
        browser.Services.AddSingleton(Options.Create(new SlackOptions()));
        browser.Services.AddScoped<Toasts>();
        new ConnectionsFeature().AddServices(browser.Services);
        browser.RenderTree.Add<CascadingValue<InstanceAccess>>(set => set.Add(cascade => cascade.Value, new InstanceAccess(Caller, "Sample", role)));
        return browser;
    }
}
