using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data.Connections;
using Portal.Domain.Auth;
using Portal.Domain.Connections;
using Portal.Domain.Connections.Coverage;
using Portal.Domain.Connections.Doctor;
using Portal.Features.Connections.Coverage;
using Portal.Features.Connections.Doctor;
using Portal.Features.Connections.List;
using Portal.Features.Connections.Troubles;
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
    public async Task Page_FailingConnection_SaysWhatItMeansAndHowToMendIt()
    {
        var id = await AddAppAsync("Acme", isDefault: true);
        await using (var db = await Contexts.CreateDbContextAsync())
        {
            (await db.Connections.FindAsync(id))!.Failed("token_revoked", credentialsRefused: true, Clock.GetUtcNow());
            await db.SaveChangesAsync();
        }

        using var browser = Browser(Role.Admin);
        var strip = browser.Render<ConnectionTroubleStrip>();
        var page = browser.Render<ConnectionsPage>(set => set.Add(page => page.ConnectionId, id));

        (await strip.WaitForElementAsync(".trouble-strip")).TextContent.ShouldContain("Notifications go out by e-mail until it is mended.");
        (await page.WaitForElementAsync(".connection-panel .notice-failed")).TextContent.ShouldContain("Bot Token revoked for connection");
        page.Find(".notice-actions a").GetAttribute("href").ShouldBe($"/i/sample/connections/{id}/edit");
    }

    [Fact]
    public async Task Page_LookupTokenRefused_SaysThatPeopleAreOnlyNamed()
    {
        var id = (await AddAsync("Finance")).Id;
        await SaveAsync(db => db.Connections.Single(row => row.Id == id).LookupFailed("token_revoked", Clock.GetUtcNow().AddHours(-2)));

        using var browser = Browser(Role.Admin);
        var strip = browser.Render<ConnectionTroubleStrip>();
        var page = browser.Render<ConnectionsPage>(set => set.Add(page => page.ConnectionId, id));

        (await strip.WaitForElementAsync(".trouble-strip")).TextContent.ShouldContain("Finance names people instead of notifying them");
        var notice = await page.WaitForElementAsync(".connection-panel .notice-needsyou");
        notice.TextContent.ShouldContain("People are named, not notified: replace the lookup token.");
        notice.TextContent.ShouldContain("Slack answered token_revoked.");
        var link = page.Find(".notice-actions a");
        (link.GetAttribute("href"), link.TextContent.Trim()).ShouldBe(($"/i/sample/connections/{id}/edit", "key Replace the lookup token"));
        page.Find(".connection-panel .badge-needsyou .badge-word").TextContent.ShouldBe("Names only");
        page.Find(".connection-panel .row-sub").TextContent.ShouldBe("token_revoked");
    }

    [Fact]
    public async Task Strip_Member_SeesNothing()
    {
        var id = await AddAppAsync("Acme", isDefault: true);
        await using (var db = await Contexts.CreateDbContextAsync())
        {
            (await db.Connections.FindAsync(id))!.Failed("token_revoked", credentialsRefused: true, Clock.GetUtcNow());
            await db.SaveChangesAsync();
        }

        using var member = Browser(Role.Member);
        using var auditor = Browser(Role.Auditor);

        await auditor.Render<ConnectionTroubleStrip>().WaitForElementAsync(".trouble-strip");
        member.Render<ConnectionTroubleStrip>().FindAll(".trouble-strip").ShouldBeEmpty();
    }

    [Fact]
    public async Task Doctor_Report_ShowsTheWorstFirstInWords()
    {
        var id = await AddAppAsync("Acme");
        await SaveAsync(db => db.ConnectionChecks.Add(new ConnectionCheck
        {
            ConnectionId = id,
            OrganizationId = Caller.OrganizationId,
            InstanceId = Caller.InstanceId,
            CheckedAt = Clock.GetUtcNow().AddMinutes(-3),
            Verdict = CheckVerdict.Failed,
            Report = DoctorReport.Write([new Finding("a", FindingLevel.Good, "Fine", "d"), new Finding("b", FindingLevel.Failed, "Broken <b>x</b>", "d", "Mend it.")]),
        }));
        using var browser = Browser(Role.Auditor);

        var panel = browser.Render<DoctorPanel>(set => set.Add(part => part.Id, id));

        panel.FindAll(".finding-title").Select(title => title.TextContent).ShouldBe(["Broken <b>x</b>", "Fine"]);
        panel.Find(".timeline-remedy").TextContent.ShouldBe("Mend it.");
        panel.Markup.ShouldContain("3 min ago");
        panel.FindAll("button").ShouldBeEmpty();
    }

    [Fact]
    public async Task Coverage_Report_FiltersByTheAddress()
    {
        var id = await AddAppAsync("Acme");
        var now = Clock.GetUtcNow();
        Get<CoverageBoard>().TryBegin(new CoverageRun(
            Guid.CreateVersion7(now), id, Caller.InstanceId, EmailList.Parse("a@x.test b@x.test oops@"), now, 2,
            [new CoverageRow("a@x.test", CoverageState.Found, "U1", "Ann"), new CoverageRow("b@x.test", CoverageState.NotFound)], EndedAt: now));
        using var browser = Browser(Role.Admin);
        browser.Services.GetRequiredService<NavigationManager>().NavigateTo($"/i/sample/connections/{id}/coverage?state=not-found");

        var page = browser.Render<CoveragePage>(set => set.Add(part => part.Id, id));

        (await page.WaitForElementAsync("#coverage-title")).TextContent.ShouldBe("50 % of 2 people can be reached");
        page.FindAll("tbody tr").ShouldHaveSingleItem().TextContent.ShouldContain("b@x.test");
        page.Markup.ShouldContain("oops@");
    }

    [Fact]
    public void State_ToUrl_ReadsBackTheSame()
    {
        var state = new ConnectionsPageState("a&b", Portal.Domain.Connections.ConnectionHealth.Failing, 3, Guid.CreateVersion7(Clock.GetUtcNow()));

        var query = System.Web.HttpUtility.ParseQueryString(new Uri("http://x" + state.ToUrl("/c")).Query);

        ConnectionsPageState.FromQuery(query["search"], query["health"], query["page"], query["open"]).ShouldBe(state);
    }

    [Fact]
    public void State_TextThatNoDatabaseTakes_IsTakenOut() => ConnectionsPageState.FromQuery("a\0", null, null, null).Search.ShouldBe("a");

    private BunitContext Browser(Role role) => ConnectionsBrowser.Of(this, role);
}
