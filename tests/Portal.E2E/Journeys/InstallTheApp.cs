using Portal.E2E.Pages;
using Portal.E2E.Support;

namespace Portal.E2E.Journeys;

public sealed class InstallTheApp(Chromium chromium, OwnPortal portal) : Journey(chromium, portal), IClassFixture<OwnPortal>
{
    [Fact]
    public async Task An_admin_adds_the_app_to_Slack_loses_its_token_and_reconnects()
    {
        var visit = await VisitAsync();
        var home = await (await SignInPage.OpenAsync(visit)).SignInAsync("Ada Admin");
        var access = await home.GoToAccessAsync();
        var secret = await access.CreateSourceAsync("jira");
        await access.DoneAsync();
        var source = new SourceSystem(visit);
        await visit.JoinAsync([new Person("Ada Admin")]); // who gets the test message

        var connections = await (await access.GoToConnectionsAsync()).OpenAsync("Acme Slack app");
        await (await connections.AskToDeleteAsync("Acme Slack app")).ConfirmDeleteAsync("Acme Slack app");
        await connections.HasNoAsync("Acme Slack app");

        var consent = await connections.AddToSlackAsync();
        await consent.AsksForAsync("chat:write");
        connections = await consent.AllowAsync();
        await connections.ShowsInstallationAsync("Slack is connected.");
        await connections.ShowsInstallationAsync("Connected as bot U0PORTALBOT in Acme by Ada Admin");
        await connections.ShowsFactAsync("11 granted");
        await connections.ExamineAsync("All good");
        await connections.ShowsFindingAsync("11 permissions granted");
        await connections.TestAsync("Slack took the message.");
        await connections.MakeDefaultAsync("Acme");

        await (await SimulatorAppPage.OpenAsync(await VisitAsync())).RevokeNewestAsync();
        await connections.ShowsTroubleAsync("Acme needs to be reconnected");
        await connections.ShowsHealthAsync("Acme", "Reconnect needed");
        (await source.PostAsync(new SampleEvent("TOK-1", "Sent without a token", Definition: null), secret)).ShouldBe(202);
        var ledger = await connections.GoToNotificationsAsync();
        await ledger.ShowsAsync("Sent without a token", "Fell back");

        connections = await ledger.FollowTroubleAsync();
        await connections.ShowsInstallationAsync("Reconnect needed");
        connections = await (await connections.ReconnectAsync()).AllowAsync();
        await connections.ShowsInstallationAsync("The connection has a new token.");
        await connections.ShowsNoTroubleAsync();
        (await source.PostAsync(new SampleEvent("TOK-2", "Sent with the new token", Definition: null), secret)).ShouldBe(202);
        await (await connections.GoToNotificationsAsync()).ShowsAsync("Sent with the new token", "Delivered");
        await (await SimulatorPage.OpenAsync(await VisitAsync(), "Jan Kowalski")).ShowsButtonAsync("Sent with the new token", "Approve");
    }
}
