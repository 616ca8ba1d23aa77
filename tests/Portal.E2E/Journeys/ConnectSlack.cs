using Portal.E2E.Pages;
using Portal.E2E.Support;

namespace Portal.E2E.Journeys;

public sealed class ConnectSlack(Chromium chromium, SharedPortal portal) : Journey(chromium, portal)
{
    [Fact]
    public async Task An_admin_adds_a_webhook_tests_it_and_makes_it_the_default()
    {
        var visit = await VisitAsync();
        var signIn = await SignInPage.OpenAsync(visit);
        await signIn.SaysThatItIsForDevelopmentAsync();
        var home = await signIn.SignInAsync("Ada Admin");

        var form = await (await home.GoToConnectionsAsync()).AddAsync();
        await form.NameItAsync("Finance");
        await form.PasteUrlAsync(visit.FinanceWebhook());
        await form.SaysUrlIsGoodAsync();
        var connections = await form.SaveNewAsync("Finance");
        await connections.ShowsHealthAsync("Finance", "Never used");
        await connections.ShowsSecretEndingAsync("Finance", visit.FinanceWebhook()[^4..]);

        await connections.TestAsync("Slack took the message.");
        await connections.ShowsHealthAsync("Finance", "Ready");

        await connections.MakeDefaultAsync("Finance");
        await connections.IsNotDefaultAsync("Sample webhook");

        var finance = await SimulatorPage.OpenAsync(await VisitAsync(), "finance");
        await finance.ShowsMessageAsync("Finance");
    }

    [Fact]
    public async Task A_wrong_paste_is_named_and_nothing_typed_is_lost()
    {
        var visit = await VisitAsync();
        var home = await (await SignInPage.OpenAsync(visit)).SignInAsync("Ada Admin");
        var form = await (await home.GoToConnectionsAsync()).AddAsync();

        await form.NameItAsync("Approvals");
        await form.PasteUrlAsync("xoxb-1234-5678-abcdefgh");
        await form.SaysOfUrlAsync("This is a bot token.");
        await form.SaveRefusedAsync("This is a bot token.");
        await form.KeepsAsync("Approvals", "xoxb-1234-5678-abcdefgh");

        await form.PasteUrlAsync("https://hooks.example.com/services/T0/B0/secret");
        await form.SaysOfUrlAsync("The webhook must be at hooks.slack.com or hooks.slack-gov.com.");
        await form.SaveRefusedAsync("No other address is called.");
        await form.KeepsAsync("Approvals", "https://hooks.example.com/services/T0/B0/secret");
    }

    [Fact]
    public async Task Deleting_a_connection_in_use_says_what_uses_it()
    {
        var visit = await VisitAsync();
        var home = await (await SignInPage.OpenAsync(visit)).SignInAsync("Ada Admin");
        var form = await (await home.GoToConnectionsAsync()).AddAsync();
        await (await form.NameItAsync("Short-lived")).PasteUrlAsync(visit.ApprovalsWebhook());
        var connections = await form.SaveNewAsync("Short-lived");

        await connections.OpenAsync("Sample webhook");
        await connections.AskToDeleteAsync("Sample webhook");
        await connections.DialogSaysAsync("Used by 1 definition: Purchases");
        await connections.CannotDeleteYetAsync();
        await connections.ConfirmDeleteAsync("Sample webhook");
        await connections.RefusesDeleteAsync("Choose a replacement first.");
        await connections.PressAsync("Escape");
        await connections.NoDialogAsync();

        await connections.OpenAsync("Short-lived");
        await connections.AskToDeleteAsync("Short-lived");
        await connections.DialogSaysAsync("No notification waits for it.");
        await connections.ConfirmDeleteAsync("Short-lived");
        await connections.HasNoAsync("Short-lived");
    }
}
