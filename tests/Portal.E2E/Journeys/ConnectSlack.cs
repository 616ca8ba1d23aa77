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
    public async Task Who_declines_at_Slack_is_told_that_nothing_was_changed()
    {
        var visit = await VisitAsync();
        var home = await (await SignInPage.OpenAsync(visit)).SignInAsync("Ada Admin");

        var connections = await (await (await home.GoToConnectionsAsync()).AddToSlackAsync()).CancelAsync();

        await connections.ShowsInstallationAsync("The installation was cancelled at Slack. Nothing was changed.");
        await connections.OpenAsync("Acme Slack app");
        await connections.ShowsInstallationAsync("Connected as bot U0PORTALBOT in Acme by sample data");
    }

    [Fact]
    public async Task A_wrong_paste_is_named_and_nothing_typed_is_lost()
    {
        var visit = await VisitAsync();
        var home = await (await SignInPage.OpenAsync(visit)).SignInAsync("Ada Admin");
        var form = await (await home.GoToConnectionsAsync()).AddAsync();

        await form.NameItAsync("Approvals");
        await form.PasteUrlAsync("xoxp-1234-5678-abcdefgh");
        await form.SaysOfUrlAsync("This is a user token");
        await form.SaveRefusedAsync("This is a user token");
        await form.KeepsAsync("Approvals", "xoxp-1234-5678-abcdefgh");

        await form.PasteUrlAsync("https://hooks.example.com/services/T0/B0/secret");
        await form.SaysOfUrlAsync("The webhook must be at hooks.slack.com or hooks.slack-gov.com.");
        await form.SaveRefusedAsync("No other address is called.");
        await form.KeepsAsync("Approvals", "https://hooks.example.com/services/T0/B0/secret");
    }

    [Fact]
    public async Task A_bot_token_pasted_as_a_URL_goes_where_it_belongs_and_is_asked_about_at_Slack()
    {
        var visit = await VisitAsync();
        var home = await (await SignInPage.OpenAsync(visit)).SignInAsync("Ada Admin");
        var form = await (await home.GoToConnectionsAsync()).AddAsync();
        await form.NameItAsync("Pasted app");

        await form.PasteUrlAsync("xoxb-simulator-revoked");
        await form.SaysAsync("\"Slack app\" is chosen for it.");
        await form.KeepsTokenAsync("xoxb-simulator-revoked");
        await form.SaveRefusedAsync("This token was revoked (token_revoked).");
        await form.KeepsTokenAsync("xoxb-simulator-revoked");
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
