using Portal.E2E.Pages;

namespace Portal.E2E.Support;

/// <summary>A portal with something on every page: delivered and failed notifications, a failing connection, an error, sources and tokens.</summary>
public sealed class FurnishedPortal(Chromium chromium) : PortalProcess
{
    internal const string LongSubject = "A subject that goes on for longer than any table cell is wide, with a-word-that-cannot-be-broken-anywhere-because-it-is-an-identifier";

    internal string FellBack { get; private set; } = "";

    internal string Broken { get; private set; } = "";

    /// <summary>A notification by the Slack app whose message was updated after the decision.</summary>
    internal string Updated { get; private set; } = "";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await using var visit = await chromium.VisitAsync(Address, 1280, 900, ColorScheme.Light);
        var home = await (await SignInPage.OpenAsync(visit)).SignInAsync("Ada Admin");
        var access = await home.GoToAccessAsync();
        var secret = await access.CreateSourceAsync("jira-production");
        await access.DoneAsync();
        await access.ShowTokensAsync();
        var token = await access.CreateTokenAsync("terraform", "config:write");
        await access.DoneAsync();

        var source = new SourceSystem(visit);
        await AddAsync(source, token, "Finance", visit.FinanceWebhook());
        Updated = await AskAndDecideAsync(access, source, secret);
        Broken = await AddAsync(source, token, "Legal, removed", visit.RemovedWebhook());
        await source.DoAsync($"/connections/{Broken}/default", token);
        (await source.PostAsync(new("FIN-1", "Laptop for the new colleague"), secret)).ShouldBe(202);
        (await source.PostAsync(new("FIN-2", "Travel <to> *Gdańsk* & back"), secret)).ShouldBe(202);
        (await source.PostAsync(new("LEG-3", LongSubject, Definition: null), secret)).ShouldBe(202);

        var ledger = await access.GoToNotificationsAsync();
        await ledger.ShowsAsync(LongSubject, "Fell back");
        await ledger.ShowsAsync("Travel <to>", "Delivered");
        await ledger.ShowsAsync("Laptop for", "Delivered");
        await ledger.OpenAsync(LongSubject);
        FellBack = visit.Page.Url.Split("open=")[1];
    }

    /// <summary>A message by the Slack app, and the decision that changes it; answers the notification's id.</summary>
    private static async Task<string> AskAndDecideAsync(AccessPage access, SourceSystem source, string secret)
    {
        var connections = await access.GoToConnectionsAsync();
        await (await connections.OpenAsync("Acme Slack app")).MakeDefaultAsync("Acme Slack app");
        var ledger = await connections.GoToNotificationsAsync();
        var asked = new SampleEvent("APP-4", "Camera for the studio", Definition: null);
        (await source.PostAsync(asked, secret)).ShouldBe(202);
        await ledger.ShowsAsync("Camera for", "Delivered");
        (await source.PostAsync(asked with { Type = "STEP_DECIDED" }, secret)).ShouldBe(202);
        var story = await ledger.OpenAsync("Camera for");
        await story.ShowsInSlackAsync("Version 1, the newest");
        return ledger.Open;
    }

    private static async Task<string> AddAsync(SourceSystem source, string token, string name, string webhookUrl) =>
        (await source.DoAsync("/connections", token, new { name, mode = "INCOMING_WEBHOOK", webhookUrl })).GetProperty("id").GetString()!;
}
