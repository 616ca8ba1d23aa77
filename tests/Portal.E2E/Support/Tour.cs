using Portal.E2E.Pages;

namespace Portal.E2E.Support;

/// <summary>The way through the furnished portal. Each stop starts from its own address.</summary>
internal static class Tour
{
    private const string Home = "/i/sample";

    public static IEnumerable<Stop> Stops(FurnishedPortal portal) =>
    [
        new("sign-in", SignInPage.OpenAsync),
        new("overview", async visit => await (await SignInPage.OpenAsync(visit)).SignInAsync("Ada Admin")),
        .. Connections(portal),
        .. App(portal),
        .. Ledger(portal),
        .. Errors(),
        .. Access(),
        .. Notices(),
        .. Slack().Select(stop => stop with { HoldsSecret = true }),
    ];

    private static IEnumerable<Stop> Connections(FurnishedPortal portal) =>
    [
        new("connections", At("/connections", ConnectionsPage.ReadyAsync, page => page.ShowsHealthAsync("Finance", "Never used"))),
        new("connections-no-match", At("/connections?search=nothing", ConnectionsPage.ReadyAsync, page => page.SaysAsync("No connection matches"))),
        new("connection", At($"/connections?open={portal.Broken}", ConnectionsPage.ReadyAsync, page => page.ShowsDetailsAsync("Legal, removed"))),
        new("connection-test-failed", At($"/connections?open={portal.Broken}", ConnectionsPage.ReadyAsync, page => page.TestAsync("Slack said"))),
        new("connection-delete", At($"/connections?open={portal.Broken}", ConnectionsPage.ReadyAsync, page => page.AskToDeleteAsync("Legal, removed"))),
        new("connection-new", At("/connections/new", FormAsync("Add connection"), page => page.AsksForAsync("Webhook URL"))),
        new("connection-new-lookup", At("/connections/new?mode=INCOMING_WEBHOOK_LOOKUP", FormAsync("Add connection"), page => page.AsksForAsync("Lookup token"))),
        new("connection-new-app", At("/connections/new?mode=SLACK_APP", FormAsync("Add connection"), page => page.AsksForAsync("Bot token"))),
        new("connection-new-moved", At("/connections/new", FormAsync("Add connection"), async page =>
            await (await page.PasteUrlAsync("xoxb-simulator-full")).SaysAsync("is chosen for it")), HoldsSecret: true),
        new("connection-new-refused", At("/connections/new", FormAsync("Add connection"), async page =>
            await (await page.PasteUrlAsync("xapp-1")).SaveRefusedAsync("This is an app-level token."))),
        new("connection-edit", At($"/connections/{portal.Broken}/edit", FormAsync("Edit connection"), _ => Task.CompletedTask)),
    ];

    private static IEnumerable<Stop> App(FurnishedPortal portal) =>
    [
        new("app", At($"/connections?open={portal.App}", ConnectionsPage.ReadyAsync, page => page.ShowsInstallationAsync("Connected as bot"))),
        new("app-examined", At($"/connections?open={portal.App}", ConnectionsPage.ReadyAsync, page => page.ExamineAsync("All good"))),
        new("app-channels", At($"/connections?open={portal.App}", ConnectionsPage.ReadyAsync, page => page.ShowChannelsAsync("finance"))),
        new("app-installed", At($"/connections?open={portal.App}&slack=connected", ConnectionsPage.ReadyAsync, page => page.ShowsInstallationAsync("Slack is connected."))),
        new("app-refused", At("/connections?slack=refused&slack-detail=team_access_not_granted", ConnectionsPage.ReadyAsync, page =>
            page.ShowsInstallationAsync("team_access_not_granted"))),
        new("coverage", At($"/connections/{portal.App}/coverage", CoveragePage.ReadyAsync, _ => Task.CompletedTask)),
        new("coverage-result", At($"/connections/{portal.App}/coverage", CoveragePage.ReadyAsync, page =>
            page.CheckAsync("jan@acme.test\nnobody@acme.test\ngus@partner.test\nnot an address\njan@acme.test", "66 % of 3 people can be reached"))),
        new("consent", At("/connections/new?mode=SLACK_APP", FormAsync("Add connection"), page => page.AddToSlackAsync())),
    ];

    private static IEnumerable<Stop> Ledger(FurnishedPortal portal) =>
    [
        new("notifications", At("/notifications", NotificationsPage.ReadyAsync, page => page.ShowsAsync("Laptop for", "Delivered"))),
        new("notifications-no-match", At("/notifications?search=nothing", NotificationsPage.ReadyAsync, page => page.SaysAsync("No notification matches"))),
        new("notification-beside", At("/notifications", NotificationsPage.ReadyAsync, async page =>
            await (await page.OpenAsync("Laptop for")).ShowsPreviewAsync("Laptop for"))),
        new("notification", At($"/notifications/{portal.FellBack}", StoryAsync, page => page.ShowsPreviewAsync("A subject"))),
        new("notification-changed", At("/notifications", NotificationsPage.ReadyAsync, async page =>
            await (await page.OpenAsync(portal.Decided.Summary, "Luis")).ShowsPreviewAsync("No action required"))),
        new("step", At("/steps/step-FIN-4", StepPage.ReadyAsync, page => page.ShowsAsync("Luis García", "No action required"))),
        new("notification-json", At($"/notifications/{portal.FellBack}", StoryAsync, page => page.ShowsJsonAsync("\"blocks\""))),
        new("notifications-stale", At("/notifications?truth=stale", NotificationsPage.ReadyAsync, page => page.SaysAsync("No notification matches"))),
        new("step-by-webhook", At("/steps/step-FIN-1", StepPage.ReadyAsync, page => page.ShowsAsync("Jan Kowalski", "By webhook"))),
        new("step-not-found", At("/steps/nothing", StepPage.ReadyAsync, page => page.SaysAsync("There is no such step"))),
        new("notification-resend", At($"/notifications/{portal.FellBack}", StoryAsync, page => page.AskToSendAgainAsync())),
    ];

    private static IEnumerable<Stop> Errors() =>
    [
        new("errors", At("/errors", ErrorsPage.ReadyAsync, page => page.ShowsAsync("no_service"))),
        new("errors-none", At("/errors?status=acknowledged", ErrorsPage.ReadyAsync, page => page.SaysAsync("No error matches"))),
    ];

    private static IEnumerable<Stop> Access() =>
    [
        new("sources", At("/access", AccessPage.ReadyAsync, page => page.ShowsStateAsync("jira-production", "Active"))),
        new("source-new", At("/access", AccessPage.ReadyAsync, page => page.AskForSourceAsync())),
        new("source-rotate", At("/access", AccessPage.ReadyAsync, page => page.AskToRotateAsync("jira-production"))),
        new("source-secret", At("/access", AccessPage.ReadyAsync, page => page.RotateAsync("Sample source", "24 hours")), HoldsSecret: true),
        new("source-revoke", At("/access", AccessPage.ReadyAsync, page => page.AskToRevokeAsync("jira-production"))),
        new("tokens", At("/access?tab=tokens", AccessPage.ReadyAsync, page => page.ShowsStateAsync("terraform", "Active"))),
        new("token-new", At("/access?tab=tokens", AccessPage.ReadyAsync, page => page.AskForTokenAsync())),
        new("token-revoke", At("/access?tab=tokens", AccessPage.ReadyAsync, page => page.AskToRevokeAsync("terraform"))),
    ];

    private static IEnumerable<Stop> Notices() =>
    [
        new("instance-not-found", visit => NoticePage.OpenAsync(visit, "/i/nowhere", "Not found")),
        new("address-not-found", visit => NoticePage.OpenAsync(visit, "/nowhere/at/all", "Not found")),
        new("forbidden", visit => NoticePage.OpenAsync(visit, "/forbidden", "Not allowed")),
    ];

    private static IEnumerable<Stop> Slack() =>
    [
        new("simulator", async visit => await (await SimulatorPage.OpenAsync(visit, "approvals")).ShowsMessageAsync("Laptop for")),
        new("simulator-faults", async visit => await (await SimulatorPage.OpenAsync(visit, "approvals")).ShowFaultsAsync()),
        new("simulator-app", SimulatorAppPage.OpenAsync),
        new("simulator-empty", visit => SimulatorPage.OpenAsync(visit, "random")),
    ];

    private static Func<Visit, Task> At<T>(string path, Func<Visit, Task<T>> readyAsync, Func<T, Task> thenAsync) => async visit =>
    {
        await visit.Page.GotoAsync(Home + path);
        await thenAsync(await readyAsync(visit));
    };

    private static Func<Visit, Task<ConnectionFormPage>> FormAsync(string heading) => visit => ConnectionFormPage.ReadyAsync(visit, heading);

    private static Task<NotificationPage> StoryAsync(Visit visit) => NotificationPage.ReadyAsync(visit, FurnishedPortal.LongSubject);
}
