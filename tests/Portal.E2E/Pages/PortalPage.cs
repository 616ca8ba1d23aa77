using Portal.E2E.Support;

namespace Portal.E2E.Pages;

/// <summary>What every page of an instance has around its content.</summary>
internal abstract class PortalPage(Visit visit)
{
    protected Visit Visit => visit;

    protected IPage Page => visit.Page;

    protected ILocator Dialog => Page.GetByRole(AriaRole.Dialog);

    public Task<HomePage> GoToOverviewAsync() => FollowAsync("Overview", HomePage.ReadyAsync);

    public Task<ConnectionsPage> GoToConnectionsAsync() => FollowAsync("Connections", ConnectionsPage.ReadyAsync);

    public Task<NotificationsPage> GoToNotificationsAsync() => FollowAsync("Notifications", NotificationsPage.ReadyAsync);

    public Task<ErrorsPage> GoToErrorsAsync() => FollowAsync("Errors", ErrorsPage.ReadyAsync);

    public Task<AccessPage> GoToAccessAsync() => FollowAsync("Access", AccessPage.ReadyAsync);

    /// <summary>The names in the navigation.</summary>
    public async Task<IReadOnlyList<string>> MenuAsync()
    {
        var links = Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link);
        await Expect(links.First).ToBeVisibleAsync();
        var snapshot = await Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).AriaSnapshotAsync();
        return [.. snapshot.Split('\n').Where(line => line.Contains("link \"", StringComparison.Ordinal)).Select(line => line.Split('"')[1])];
    }

    public async Task SwitchThemeAsync(string now, string next)
    {
        await Button("Theme: " + now).ClickAsync();
        await ShowsThemeAsync(next);
    }

    public Task ShowsThemeAsync(string theme) => Expect(Button("Theme: " + theme)).ToBeVisibleAsync();

    public async Task<bool> IsDarkAsync() =>
        await Page.EvaluateAsync<bool>("getComputedStyle(document.body).colorScheme.includes('dark') || getComputedStyle(document.documentElement).colorScheme === 'dark'");

    public Task ReloadAsync() => Page.ReloadAsync();

    public Task PressAsync(string key) => Page.Keyboard.PressAsync(key);

    /// <summary>Blazor moves the focus to the heading of a page that was navigated to, some time after the page is shown.</summary>
    public Task HeadingIsFocusedAsync() => Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeFocusedAsync();

    public async Task SkipToContentAsync()
    {
        var link = Link("Skip to content");
        await link.FocusAsync();
        await Expect(link).ToBeInViewportAsync();
        await link.PressAsync("Enter");
        await Expect(Page.GetByRole(AriaRole.Main)).ToBeFocusedAsync();
    }

    /// <summary>The strip on every page while a connection does not work.</summary>
    public Task ShowsTroubleAsync(string text) => Expect(Trouble).ToContainTextAsync(text);

    public Task ShowsNoTroubleAsync() => Expect(Trouble).ToHaveCountAsync(0);

    public async Task<ConnectionsPage> FollowTroubleAsync()
    {
        await Trouble.GetByRole(AriaRole.Link, new() { Name = "What to do", Exact = true }).ClickAsync();
        return await ConnectionsPage.ReadyAsync(Visit);
    }

    public Task SaysAsync(string text) => Expect(Page.GetByRole(AriaRole.Main)).ToContainTextAsync(text);

    public async Task<SignInPage> SignOutAsync()
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = "Account of" }).ClickAsync();
        await Button("Sign out").ClickAsync();
        return await SignInPage.ReadyAsync(Visit);
    }

    private ILocator Trouble => Page.GetByRole(AriaRole.Complementary, new() { Name = "Connections that need somebody", Exact = true });

    protected static Task HeadingAsync(Visit visit, string name) =>
        Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = name, Level = 1, Exact = true })).ToBeVisibleAsync();

    protected ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    protected ILocator Link(string name) => Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    protected ILocator Box(string name) => Page.GetByRole(AriaRole.Textbox, new() { Name = name, Exact = true });

    protected ILocator Choice(string name) => Page.GetByRole(AriaRole.Combobox, new() { Name = name, Exact = true });

    protected ILocator DialogButton(string name) => Dialog.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private async Task<T> FollowAsync<T>(string name, Func<Visit, Task<T>> ready)
    {
        var menu = Button("Navigation");
        if (await menu.IsVisibleAsync())
        {
            await menu.ClickAsync();
        }

        await Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).ClickAsync();
        return await ready(Visit);
    }
}
