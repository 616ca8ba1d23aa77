using Portal.E2E.Support;

namespace Portal.E2E.Pages;

/// <summary>One notification's story.</summary>
internal sealed class NotificationPage(Visit visit) : PortalPage(visit)
{
    public static async Task<NotificationPage> ReadyAsync(Visit visit, string subject)
    {
        await Expect(visit.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Heading, new() { Name = subject })).ToBeVisibleAsync();
        return new NotificationPage(visit);
    }

    public Task ShowsRouteAsync(string reason) => Expect(Part("Route")).ToContainTextAsync(reason);

    public Task ShowsHappeningAsync(string text) => Expect(Part("What happened")).ToContainTextAsync(text);

    public Task ShowsPreviewAsync(string text) => Expect(Page.GetByRole(AriaRole.Article, new() { Name = "As Slack shows it" })).ToContainTextAsync(text);

    public Task ShowsInSlackAsync(string text) => Expect(Part("In Slack")).ToContainTextAsync(text);

    public async Task<StepPage> FollowStepAsync()
    {
        await Link("All copies of this step").ClickAsync();
        return await StepPage.ReadyAsync(Visit);
    }

    public async Task ShowsJsonAsync(string text)
    {
        await Button("JSON").ClickAsync();
        await SaysAsync(text);
    }

    public Task ShowsPersonAsync(string name) => Expect(Part("People")).ToContainTextAsync(name);

    public async Task AskToSendAgainAsync()
    {
        await Button("Send again").ClickAsync();
        await Expect(Dialog).ToContainTextAsync("once more");
    }

    public Task OffersNoResendAsync() => Expect(Button("Send again")).ToHaveCountAsync(0);

    /// <summary>Back to the list, whose place the story takes on a narrow screen.</summary>
    public async Task<NotificationsPage> GoBackAsync()
    {
        await Link("All notifications").ClickAsync();
        await Expect(Link("All notifications")).ToHaveCountAsync(0);
        return await NotificationsPage.ReadyAsync(Visit);
    }

    private ILocator Part(string name) => Page.GetByRole(AriaRole.Region, new() { Name = name, Exact = true });
}
