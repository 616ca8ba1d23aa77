using Portal.E2E.Support;

namespace Portal.E2E.Pages;

/// <summary>The simulated Slack's question whether the app may come into the workspace.</summary>
internal sealed class ConsentPage(Visit visit)
{
    public static async Task<ConsentPage> ReadyAsync(Visit visit)
    {
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Portal is requesting permission to access the Acme workspace" })).ToBeVisibleAsync();
        return new ConsentPage(visit);
    }

    public Task AsksForAsync(string scope) => Expect(visit.Page.GetByText(scope, new() { Exact = true })).ToBeVisibleAsync();

    public Task<ConnectionsPage> AllowAsync() => PressAsync("Allow");

    public Task<ConnectionsPage> CancelAsync() => PressAsync("Cancel");

    private async Task<ConnectionsPage> PressAsync(string button)
    {
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        return await ConnectionsPage.ReadyAsync(visit);
    }
}
