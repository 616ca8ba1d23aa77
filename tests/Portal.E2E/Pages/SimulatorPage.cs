using Portal.E2E.Support;

namespace Portal.E2E.Pages;

/// <summary>The viewer of the simulated Slack.</summary>
internal sealed class SimulatorPage(Visit visit)
{
    private ILocator Messages => visit.Page.GetByRole(AriaRole.List, new() { Name = "Messages" }).GetByRole(AriaRole.Listitem);

    public static async Task<SimulatorPage> OpenAsync(Visit visit, string channel)
    {
        await visit.Page.GotoAsync("/simulator/");
        var conversations = visit.Page.GetByRole(AriaRole.Navigation, new() { Name = "Conversations" });
        var link = conversations.GetByRole(AriaRole.Link, new() { Name = channel });
        if (!await link.IsVisibleAsync())
        {
            await conversations.GetByText("Conversations", new() { Exact = false }).First.ClickAsync();
        }

        await link.ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = channel, Level = 1 })).ToBeVisibleAsync();
        return new SimulatorPage(visit);
    }

    public Task ShowsMessageAsync(string text) => Expect(Messages.Filter(new() { HasText = text })).ToHaveCountAsync(1);

    public Task ShowsButtonAsync(string text, string button) => Expect(Messages.Filter(new() { HasText = text }).GetByText(button, new() { Exact = true })).ToBeVisibleAsync();

    public async Task ShowFaultsAsync()
    {
        await visit.Page.GetByText("faults armed").ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Combobox, new() { Name = "What happens" })).ToBeVisibleAsync();
    }
}
