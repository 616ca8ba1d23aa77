using Portal.E2E.Pages;

namespace Portal.E2E.Support;

/// <summary>A portal with something on every page: delivered and failed notifications, a failing connection, the Slack app, an error, sources and tokens.</summary>
public sealed class FurnishedPortal(Chromium chromium) : PortalProcess
{
    internal const string LongSubject = "A subject that goes on for longer than any table cell is wide, with a-word-that-cannot-be-broken-anywhere-because-it-is-an-identifier";

    internal string FellBack { get; private set; } = "";

    internal string Broken { get; private set; } = "";

    internal string App { get; private set; } = "";

    /// <summary>Asked of two people by the app; one of them has decided.</summary>
    internal SampleEvent Decided { get; } = new("FIN-4", "Desk for one of two") { Step = "s-app", Approvers = [new("Anna Schmidt"), new("Luis García")] };

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await File.AddStepAsync("s-app", AppPortal.Connection, "DM");
        await using var visit = await chromium.VisitAsync(Address, 1280, 900, ColorScheme.Light);
        var home = await (await SignInPage.OpenAsync(visit)).SignInAsync("Ada Admin");
        var access = await home.GoToAccessAsync();
        var secret = await access.CreateSourceAsync("jira-production");
        await access.DoneAsync();
        await access.ShowTokensAsync();
        var token = await access.CreateTokenAsync("terraform", "config:write");
        await access.DoneAsync();

        await (await access.GoToConnectionsAsync()).OpenAsync(AppPortal.Connection);
        App = visit.Page.Url.Split("open=")[1];

        var source = new SourceSystem(visit);
        await AddAsync(source, token, "Finance", visit.FinanceWebhook());
        Broken = await AddAsync(source, token, "Legal, removed", visit.RemovedWebhook());
        await source.DoAsync($"/connections/{Broken}/default", token);
        (await source.PostAsync(new SampleEvent("FIN-1", "Laptop for the new colleague"), secret)).ShouldBe(202);
        (await source.PostAsync(new SampleEvent("FIN-2", "Travel <to> *Gdańsk* & back"), secret)).ShouldBe(202);
        (await source.PostAsync(new SampleEvent("LEG-3", LongSubject, Definition: null), secret)).ShouldBe(202);

        (await source.PostAsync(Decided, secret)).ShouldBe(202);
        var ledger = await access.GoToNotificationsAsync();
        await ledger.ShowsAsync(LongSubject, "Fell back");
        await ledger.ShowsAsync("Travel <to>", "Delivered");
        await ledger.ShowsAsync("Laptop for", "Delivered");
        await ledger.ShowsCountAsync(Decided.Summary, "Delivered", 2);
        (await source.PostAsync(Decided.Decided(Decided.Approvers[0]), secret)).ShouldBe(202);
        await ledger.OpenAsync(LongSubject);
        FellBack = visit.Page.Url.Split("open=")[1];
    }

    private static async Task<string> AddAsync(SourceSystem source, string token, string name, string webhookUrl) =>
        (await source.DoAsync("/connections", token, new { name, mode = "INCOMING_WEBHOOK", webhookUrl })).GetProperty("id").GetString()!;
}
