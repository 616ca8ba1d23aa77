using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Portal.Components.Shared.Channels;
using Portal.Data.Connections;
using Portal.Domain.Auth;
using Portal.Domain.Connections;
using Portal.Domain.Connections.Coverage;
using Portal.Domain.Connections.Doctor;
using Portal.Features.Connections.Coverage;
using Portal.Features.Connections.Doctor;
using Portal.Features.Connections.Form;
using Portal.Features.Connections.List;
using Portal.Features.Connections.Troubles;
using Portal.UnitTests.Features.Connections;
using Portal.UnitTests.Support;

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

    [Theory]
    [InlineData("INCOMING_WEBHOOK", true, false, false)]
    [InlineData("INCOMING_WEBHOOK_LOOKUP", true, true, false)]
    [InlineData("SLACK_APP", false, false, true)]
    public async Task Form_Mode_ShowsWhatItNeedsAndNoMore(string mode, bool url, bool lookup, bool bot)
    {
        using var browser = Browser(Role.Admin);
        var form = browser.Render<ConnectionFormPage>();

        await form.Find($"input[value={mode}]").ChangeAsync(new() { Value = mode });

        (form.FindAll("#field-webhookUrl").Count == 1).ShouldBe(url);
        (form.FindAll("#field-lookupToken").Count == 1).ShouldBe(lookup);
        (form.FindAll("#field-botToken").Count == 1).ShouldBe(bot);
        (form.FindAll(".add-to-slack").Count == 1).ShouldBe(bot);
    }

    [Fact]
    public async Task Form_TokenPastedAsUrl_MovesToItsField()
    {
        using var browser = Browser(Role.Admin);
        var form = browser.Render<ConnectionFormPage>();

        await form.Find("#field-webhookUrl").InputAsync(new() { Value = "xoxb-1-2-abcdefghijkl" });

        form.Find("#field-botToken").GetAttribute("value").ShouldBe("xoxb-1-2-abcdefghijkl");
        form.FindAll("#field-webhookUrl").ShouldBeEmpty();
        form.Find(".notice-good").TextContent.ShouldContain("That was a bot token");
    }

    [Fact]
    public async Task Form_UrlPastedAsLookupToken_MovesAndKeepsTheMode()
    {
        using var browser = Browser(Role.Admin);
        var form = browser.Render<ConnectionFormPage>();
        await form.Find("input[value=INCOMING_WEBHOOK_LOOKUP]").ChangeAsync(new() { Value = "" });

        await form.Find("#field-lookupToken").InputAsync(new() { Value = Url });

        form.Find("#field-webhookUrl").GetAttribute("value").ShouldBe(Url);
        form.Find("#field-lookupToken").GetAttribute("value").ShouldBe("");
    }

    [Fact]
    public async Task Form_SigningSecretPasted_SaysWhereItBelongs()
    {
        using var browser = Browser(Role.Admin);
        var form = browser.Render<ConnectionFormPage>();

        await form.Find("#field-webhookUrl").InputAsync(new() { Value = "0123456789abcdef0123456789abcdef" });

        form.Find("#error-webhookUrl").TextContent.ShouldContain("Slack:SigningSecret");
    }

    [Fact]
    public async Task Form_EditApp_ReplacesTheTokenOnlyWhenAsked()
    {
        var id = await AddAppAsync("Acme");
        using var browser = Browser(Role.Admin);
        var form = browser.Render<ConnectionFormPage>(set => set.Add(page => page.Id, id));

        (await form.WaitForElementAsync("#secret-botToken ~ p code")).TextContent.ShouldBe("••••PQRS");
        await form.Find("[aria-describedby=secret-botToken]").ClickAsync(new());

        form.FindAll("#field-botToken").Count.ShouldBe(1);
        form.FindAll("input[name=mode]").ShouldBeEmpty();
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
    public async Task Picker_Keyboard_ChoosesWithoutAMouse()
    {
        var id = await AddAppAsync("Acme");
        await AddChannelAsync(id, "C0FINANCE01", "finance");
        await AddChannelAsync(id, "C0FINANCE02", "finland", isMember: false);
        await AddChannelAsync(id, "C0FINANCE03", "fin-archive", isArchived: true);
        using var browser = Browser(Role.Admin);
        string? chosen = null;
        var picker = browser.Render<ChannelPicker>(set => set.Add(part => part.ConnectionId, id).Add(part => part.ValueChanged, value => chosen = value));

        await picker.Find("[role=combobox]").InputAsync(new() { Value = "fin" });
        picker.FindAll("[role=option]").Select(option => option.QuerySelector(".combo-name")!.TextContent).ShouldBe(["finance", "finland", "fin-archive"]);
        picker.FindAll("[role=option]")[1].TextContent.ShouldContain("bot is not in it");
        await picker.Find("[role=combobox]").KeyDownAsync(new KeyboardEventArgs { Key = "ArrowDown" });
        picker.Find("[role=combobox]").GetAttribute("aria-activedescendant").ShouldBe(picker.FindAll("[role=option]")[1].Id);
        await Clock.PassUntilAsync(picker.Find("[role=combobox]").KeyDownAsync(new KeyboardEventArgs { Key = "Enter" }));

        chosen.ShouldBe("C0FINANCE02");
        picker.Find("[role=combobox]").GetAttribute("aria-expanded").ShouldBe("false");
        picker.Find("[role=combobox]").GetAttribute("value").ShouldBe("#finland");
    }

    [Fact]
    public async Task Picker_ArchivedChannel_CannotBeChosen()
    {
        var id = await AddAppAsync("Acme");
        await AddChannelAsync(id, "C0FINANCE03", "fin-archive", isArchived: true);
        using var browser = Browser(Role.Admin);
        string? chosen = null;
        var picker = browser.Render<ChannelPicker>(set => set.Add(part => part.ConnectionId, id).Add(part => part.ValueChanged, value => chosen = value));

        await picker.Find("[role=combobox]").InputAsync(new() { Value = "fin" });
        picker.Find("[role=option]").GetAttribute("aria-disabled").ShouldBe("true");
        await picker.Find("[role=combobox]").KeyDownAsync(new KeyboardEventArgs { Key = "Enter" });
        chosen.ShouldBeNull();

        await picker.Find("[role=combobox]").KeyDownAsync(new KeyboardEventArgs { Key = "Escape" });
        picker.FindAll("[role=listbox]").ShouldBeEmpty();
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
