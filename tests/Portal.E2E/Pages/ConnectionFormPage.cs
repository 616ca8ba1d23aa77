using System.Text.RegularExpressions;
using Portal.E2E.Support;

namespace Portal.E2E.Pages;

internal sealed class ConnectionFormPage(Visit visit) : PortalPage(visit)
{
    private ILocator Url => Box("Webhook URL");

    public static async Task<ConnectionFormPage> ReadyAsync(Visit visit, string heading)
    {
        await HeadingAsync(visit, heading);
        await Expect(visit.Page.GetByRole(AriaRole.Textbox, new() { Name = "Name", Exact = true })).ToBeVisibleAsync();
        return new ConnectionFormPage(visit);
    }

    public async Task<ConnectionFormPage> ChooseAsync(string mode)
    {
        await Page.GetByRole(AriaRole.Radio, new() { NameRegex = new($"^{mode}\\b(?! with)", RegexOptions.None, TimeSpan.FromSeconds(1)) }).CheckAsync();
        return this;
    }

    public async Task<ConsentPage> AddToSlackAsync()
    {
        // What the link says depends on whether somebody is at Slack already.
        await Page.GetByRole(AriaRole.Region, new() { Name = "Add to Slack", Exact = true }).GetByRole(AriaRole.Link).ClickAsync();
        return await ConsentPage.ReadyAsync(Visit);
    }

    public Task AsksForAsync(string field) => Expect(Box(field)).ToBeVisibleAsync();

    public Task KeepsTokenAsync(string token) => Expect(Box("Bot token")).ToHaveValueAsync(token);

    public async Task<ConnectionFormPage> NameItAsync(string name)
    {
        await Box("Name").FillAsync(name);
        return this;
    }

    public async Task<ConnectionFormPage> PasteUrlAsync(string text)
    {
        await Url.FillAsync(text);
        return this;
    }

    public async Task<ConnectionFormPage> ReplaceUrlAsync(string text)
    {
        await Button("Replace").ClickAsync();
        return await PasteUrlAsync(text);
    }

    public Task SaysUrlIsGoodAsync() => SaysAsync("This is a Slack webhook URL.");

    /// <summary>The text that the field is described by, which is what a screen reader says.</summary>
    public async Task SaysOfUrlAsync(string problem)
    {
        await Expect(Url).ToHaveAccessibleDescriptionAsync(new Regex(Regex.Escape(problem), RegexOptions.None, TimeSpan.FromSeconds(1)));
        await SaysAsync(problem);
    }

    public async Task KeepsAsync(string name, string url)
    {
        await Expect(Box("Name")).ToHaveValueAsync(name);
        await Expect(Url).ToHaveValueAsync(url);
    }

    public async Task<ConnectionsPage> SaveNewAsync(string name) => await SaveAsync("Add connection", name);

    public async Task<ConnectionsPage> SaveChangesAsync(string name) => await SaveAsync("Save changes", name);

    public async Task<ConnectionFormPage> SaveRefusedAsync(string reason)
    {
        await Button("Add connection").ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync(reason);
        return this;
    }

    private async Task<ConnectionsPage> SaveAsync(string button, string name)
    {
        await Button(button).ClickAsync();
        var list = await ConnectionsPage.ReadyAsync(Visit);
        await list.ShowsDetailsAsync(name);
        return list;
    }
}
