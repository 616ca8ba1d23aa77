using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Auth;
using Portal.Features.Connections.Form;
using Portal.UnitTests.Features.Connections;

namespace Portal.UnitTests.Components;

/// <summary>The form's fields: what they show, and where a secret goes that was pasted into another.</summary>
public sealed class ConnectionFieldsTests : ConnectionsTest
{
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

    private BunitContext Browser(Role role) => ConnectionsBrowser.Of(this, role);
}
