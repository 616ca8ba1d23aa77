using System.Text.RegularExpressions;
using Portal.E2E.Support;

namespace Portal.E2E.Pages;

/// <summary>The list of connections, and the one that is open beside it.</summary>
internal sealed class ConnectionsPage(Visit visit) : PortalPage(visit)
{
    private static readonly Regex Run = new("^Run ", RegexOptions.None, TimeSpan.FromSeconds(1));

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

    /// <summary>By the form for a new connection to Slack's question.</summary>
    public async Task<ConsentPage> AddToSlackAsync() => await (await (await AddAsync()).ChooseAsync("Slack app")).AddToSlackAsync();

    /// <summary>Renews the token of the open connection.</summary>
    public async Task<ConsentPage> ReconnectAsync()
    {
        await Installation.GetByRole(AriaRole.Link, new() { Name = "Reconnect", Exact = true }).ClickAsync();
        return await ConsentPage.ReadyAsync(Visit);
    }

    public Task ShowsInstallationAsync(string text) => Expect(Installation).ToContainTextAsync(text);

    public Task ShowsFactAsync(string text) => Expect(Details).ToContainTextAsync(text);

    /// <summary>Examines the open connection; returns once the report says <paramref name="verdict"/>.</summary>
    public async Task<ConnectionsPage> ExamineAsync(string verdict)
    {
        await Doctor.GetByRole(AriaRole.Button, new() { NameRegex = Run }).ClickAsync();
        await Expect(Doctor.GetByRole(AriaRole.Status)).ToContainTextAsync(verdict);
        return this;
    }

    public Task ShowsFindingAsync(string title) => Expect(Doctor).ToContainTextAsync(title);

    /// <summary>Chooses among channels for the test message.</summary>
    public async Task ShowChannelsAsync(string channel)
    {
        await Details.GetByRole(AriaRole.Radio, new() { Name = "A channel", Exact = true }).CheckAsync();
        await Details.GetByRole(AriaRole.Combobox, new() { Name = "Channel", Exact = true }).FocusAsync();
        await Expect(Details.GetByRole(AriaRole.Option).Filter(new() { HasText = channel })).ToBeVisibleAsync();
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
        await Expect(Details.GetByRole(AriaRole.Status).Filter(new() { HasText = answer })).ToBeVisibleAsync();
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
        var search = Page.GetByRole(AriaRole.Searchbox, new() { Name = "Search by name", Exact = true });
        await search.FillAsync(text);
        await search.PressAsync("Enter");
        return this;
    }

    public async Task OffersNoChangesAsync()
    {
        await Expect(Link("Add connection")).ToHaveCountAsync(0);
        await Expect(Details.GetByRole(AriaRole.Button)).Not.ToContainTextAsync(["Send test message"]);
        await Expect(Details.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true })).ToHaveCountAsync(0);
        await Expect(Details.GetByRole(AriaRole.Link, new() { Name = "Edit", Exact = true })).ToHaveCountAsync(0);
    }

    /// <summary>Nothing is open beside the list, and the keyboard goes on at that row.</summary>
    public async Task IsClosedAtAsync(string name)
    {
        await Expect(Details).ToHaveCountAsync(0);
        await Expect(Row(name).GetByRole(AriaRole.Link, new() { Name = name, Exact = true })).ToBeFocusedAsync();
    }

    private ILocator List => Page.GetByRole(AriaRole.Table, new() { Name = "Connections" });

    private ILocator Installation => Page.GetByRole(AriaRole.Region, new() { Name = "Add to Slack", Exact = true });

    private ILocator Doctor => Details.GetByRole(AriaRole.Region, new() { Name = "Doctor", Exact = true });

    private ILocator Row(string name) => List
        .GetByRole(AriaRole.Row).Filter(new() { Has = Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }) });
}
