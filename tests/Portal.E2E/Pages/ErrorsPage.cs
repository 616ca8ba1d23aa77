using Portal.E2E.Support;

namespace Portal.E2E.Pages;

internal sealed class ErrorsPage(Visit visit) : PortalPage(visit)
{
    private ILocator Causes => Page.GetByRole(AriaRole.Article);

    public static async Task<ErrorsPage> ReadyAsync(Visit visit)
    {
        await HeadingAsync(visit, "Errors");
        return new ErrorsPage(visit);
    }

    public Task ShowsCountAsync(int count) => Expect(Causes).ToHaveCountAsync(count);

    /// <summary>The one error that there is.</summary>
    public Task ShowsAsync(string text) => Expect(Causes).ToContainTextAsync(text);

    public async Task<ConnectionsPage> FollowConnectionAsync(string name)
    {
        await Causes.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).ClickAsync();
        return await ConnectionsPage.ReadyAsync(Visit);
    }

    public async Task<NotificationsPage> FollowAffectedAsync()
    {
        await Causes.GetByRole(AriaRole.Link, new() { Name = "Affected notifications" }).ClickAsync();
        return await NotificationsPage.ReadyAsync(Visit);
    }

    public async Task<ErrorsPage> AcknowledgeAsync(string code)
    {
        await Button("Acknowledge " + code).ClickAsync();
        return this;
    }

    public Task SaysNoOpenErrorsAsync() => SaysAsync("No open errors");

    public async Task<ErrorsPage> ShowAsync(string which)
    {
        await Choice("Show").SelectOptionAsync(new SelectOptionValue { Label = which });
        return this;
    }

    public Task OffersNoAcknowledgeAsync() => Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Acknowledge" })).ToHaveCountAsync(0);
}
