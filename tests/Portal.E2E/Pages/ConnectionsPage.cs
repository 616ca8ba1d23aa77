using Portal.E2E.Support;

namespace Portal.E2E.Pages;

/// <summary>The list of connections, and the one that is open beside it.</summary>
internal sealed class ConnectionsPage(Visit visit) : PortalPage(visit)
{
    private ILocator Details => Page.GetByRole(AriaRole.Complementary, new() { Name = "Connection details" });

    public static async Task<ConnectionsPage> ReadyAsync(Visit visit)
    {
        await HeadingAsync(visit, "Connections");
        return new ConnectionsPage(visit);
    }

    public async Task<ConnectionFormPage> AddAsync()
    {
        await Link("Add connection").ClickAsync();
        return await ConnectionFormPage.ReadyAsync(Visit, "Add connection");
    }

    public async Task<ConnectionsPage> OpenAsync(string name)
    {
        await Row(name).GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).ClickAsync();
        await ShowsDetailsAsync(name);
        return this;
    }

    public Task ShowsDetailsAsync(string name) => Expect(Details.GetByRole(AriaRole.Heading, new() { Name = name, Exact = true })).ToBeVisibleAsync();

    public async Task<ConnectionFormPage> EditAsync()
    {
        await Details.GetByRole(AriaRole.Link, new() { Name = "Edit", Exact = true }).ClickAsync();
        return await ConnectionFormPage.ReadyAsync(Visit, "Edit connection");
    }

    /// <summary>Sends a test message; returns once the page says <paramref name="answer"/>.</summary>
    public async Task<ConnectionsPage> TestAsync(string answer)
    {
        await Details.GetByRole(AriaRole.Button, new() { Name = "Send test message", Exact = true }).ClickAsync();
        await Expect(Details.GetByRole(AriaRole.Status)).ToContainTextAsync(answer);
        return this;
    }

    public async Task<ConnectionsPage> MakeDefaultAsync(string name)
    {
        await Details.GetByRole(AriaRole.Button, new() { Name = "Make default", Exact = true }).ClickAsync();
        await Expect(Row(name)).ToContainTextAsync("Default");
        return this;
    }

    public Task IsNotDefaultAsync(string name) => Expect(Row(name)).Not.ToContainTextAsync("Default");

    public Task ShowsHealthAsync(string name, string health) => Expect(Row(name)).ToContainTextAsync(health);

    public Task ShowsSecretEndingAsync(string name, string end) => Expect(Row(name)).ToContainTextAsync("••••" + end);

    public async Task<ConnectionsPage> AskToDeleteAsync(string name)
    {
        await Details.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
        await Expect(Dialog.GetByRole(AriaRole.Heading, new() { Name = $"Delete {name}?", Exact = true })).ToBeVisibleAsync();
        return this;
    }

    public Task DialogSaysAsync(string text) => Expect(Dialog).ToContainTextAsync(text);

    public Task CannotDeleteYetAsync() => Expect(DialogButton("Delete connection")).ToBeDisabledAsync();

    public async Task ConfirmDeleteAsync(string name)
    {
        await Dialog.GetByRole(AriaRole.Textbox, new() { Name = $"Type {name} to confirm" }).FillAsync(name);
        await DialogButton("Delete connection").ClickAsync();
    }

    public Task RefusesDeleteAsync(string reason) => Expect(Dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync(reason);

    public Task NoDialogAsync() => Expect(Dialog).ToHaveCountAsync(0);

    public async Task HasNoAsync(string name)
    {
        await NoDialogAsync();
        await Expect(Row(name)).ToHaveCountAsync(0);
    }

    public async Task<ConnectionsPage> SearchAsync(string text)
    {
        await Page.GetByRole(AriaRole.Searchbox, new() { Name = "Search by name", Exact = true }).FillAsync(text);
        await PressAsync("Enter");
        return this;
    }

    public async Task OffersNoChangesAsync()
    {
        await Expect(Link("Add connection")).ToHaveCountAsync(0);
        await Expect(Details.GetByRole(AriaRole.Button)).Not.ToContainTextAsync(["Send test message"]);
        await Expect(Details.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true })).ToHaveCountAsync(0);
        await Expect(Details.GetByRole(AriaRole.Link, new() { Name = "Edit", Exact = true })).ToHaveCountAsync(0);
    }

    private ILocator Row(string name) => Page.GetByRole(AriaRole.Table, new() { Name = "Connections" })
        .GetByRole(AriaRole.Row).Filter(new() { Has = Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }) });
}
