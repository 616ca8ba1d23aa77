using Portal.E2E.Pages;
using Portal.E2E.Support;

namespace Portal.E2E.Journeys;

public sealed class MendABrokenWebhook(Chromium chromium, OwnPortal portal) : Journey(chromium, portal), IClassFixture<OwnPortal>
{
    [Fact]
    public async Task A_removed_webhook_shows_one_error_with_its_remedy_until_it_is_mended()
    {
        var visit = await VisitAsync();
        var home = await (await SignInPage.OpenAsync(visit)).SignInAsync("Ada Admin");
        var access = await home.GoToAccessAsync();
        var secret = await access.CreateSourceAsync("jira");
        await access.DoneAsync();
        var form = await (await access.GoToConnectionsAsync()).AddAsync();
        await (await form.NameItAsync("Removed channel")).PasteUrlAsync(visit.RemovedWebhook());
        var connections = await form.SaveNewAsync("Removed channel");
        await connections.MakeDefaultAsync("Removed channel");

        var source = new SourceSystem(visit);
        (await source.PostAsync(new SampleEvent("MON-1", "Monitor one", Definition: null), secret)).ShouldBe(202);
        await connections.ShowsHealthAsync("Removed channel", "Failing since");
        (await source.PostAsync(new SampleEvent("MON-2", "Monitor two", Definition: null), secret)).ShouldBe(202);

        var ledger = await connections.GoToNotificationsAsync();
        await ledger.ShowsAsync("Monitor one", "Fell back");
        await ledger.ShowsAsync("Monitor two", "Fell back");
        await (await ledger.GoToOverviewAsync()).ShowsOpenErrorsAsync("1 open");
        var errors = await ledger.GoToErrorsAsync();
        await errors.ShowsCountAsync(1);
        await errors.ShowsAsync("no_service");
        await errors.ShowsAsync("2 times");
        await errors.ShowsAsync("new webhook");
        await (await errors.FollowAffectedAsync()).ShowsAsync("Monitor two", "Fell back");
        errors = await errors.GoToErrorsAsync();
        await errors.AcknowledgeAsync("no_service");
        await errors.SaysNoOpenErrorsAsync();
        await errors.ShowAsync("Acknowledged");
        await errors.ShowsAsync("Acknowledged by Ada Admin");

        connections = await errors.FollowConnectionAsync("Removed channel");
        await connections.OpenAsync("Removed channel");
        form = await connections.EditAsync();
        await form.ReplaceUrlAsync(visit.FinanceWebhook());
        connections = await form.SaveChangesAsync("Removed channel");
        await connections.TestAsync("Slack took the message.");
        await connections.ShowsHealthAsync("Removed channel", "Ready");
    }
}
