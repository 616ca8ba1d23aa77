using Portal.E2E.Support;

namespace Portal.E2E.Pages;

internal sealed class HomePage(Visit visit) : PortalPage(visit)
{
    public static async Task<HomePage> ReadyAsync(Visit visit)
    {
        await HeadingAsync(visit, "Overview");
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Notifications per hour" })).ToBeVisibleAsync();
        return new HomePage(visit);
    }

    public Task ShowsSetUpCompleteAsync() => Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Set-up complete" })).ToBeVisibleAsync();

    public Task ShowsOpenErrorsAsync(string words) => Expect(Page.GetByRole(AriaRole.Region, new() { Name = "Open errors" })).ToContainTextAsync(words);
}
