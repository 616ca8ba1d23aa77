using Portal.E2E.Support;

namespace Portal.E2E.Pages;

/// <summary>The ledger.</summary>
internal sealed class NotificationsPage(Visit visit) : PortalPage(visit)
{
    private ILocator Search => Page.GetByRole(AriaRole.Searchbox, new() { Name = "Subject", Exact = true });

    public static async Task<NotificationsPage> ReadyAsync(Visit visit)
    {
        await HeadingAsync(visit, "Notifications");
        return new NotificationsPage(visit);
    }

    /// <summary>Waits, as a person does who looks at the open page.</summary>
    public Task ShowsAsync(string subject, string state) => Expect(Row(subject)).ToContainTextAsync(state);

    /// <summary>An event may cause several notifications.</summary>
    public Task ShowsCountAsync(string subject, string state, int count) => Expect(Row(subject).Filter(new() { HasText = state })).ToHaveCountAsync(count);

    /// <summary>The notification of that person, or the only one.</summary>
    public async Task<NotificationPage> OpenAsync(string subject, string person = "")
    {
        await Row(subject).Filter(new() { HasText = person }).GetByRole(AriaRole.Link).ClickAsync();
        return await NotificationPage.ReadyAsync(Visit, subject);
    }

    public async Task<NotificationsPage> SearchAsync(string text)
    {
        await Search.FillAsync(text);
        await Search.PressAsync("Enter");
        return this;
    }

    public async Task FocusSearchByKeyAsync()
    {
        await Expect(Search).ToBeVisibleAsync();
        await PressAsync("/");
        await Expect(Search).ToBeFocusedAsync();
    }

    /// <summary>Nothing is open beside the list, and the keyboard goes on at that row.</summary>
    public async Task IsClosedAtAsync(string subject)
    {
        await Expect(Page.GetByRole(AriaRole.Complementary, new() { Name = "Notification", Exact = true })).ToHaveCountAsync(0);
        await Expect(Row(subject).GetByRole(AriaRole.Link)).ToBeFocusedAsync();
    }

    private ILocator Rows => Page.GetByRole(AriaRole.Table, new() { Name = "Notifications, newest first" }).GetByRole(AriaRole.Row);

    private ILocator Row(string subject) => Rows.Filter(new() { Has = Page.GetByRole(AriaRole.Link, new() { Name = subject }) });
}
