using Portal.E2E.Support;

namespace Portal.E2E.Pages;

/// <summary>A step and the copies of its messages.</summary>
internal sealed class StepPage(Visit visit) : PortalPage(visit)
{
    public static async Task<StepPage> ReadyAsync(Visit visit)
    {
        await Expect(visit.Page.GetByText("Every copy of one step's messages")).ToBeVisibleAsync();
        return new StepPage(visit);
    }

    public Task StandsAsync(string words) => Expect(Page.GetByRole(AriaRole.Region, new() { Name = "Where the step stands", Exact = true })).ToContainTextAsync(words);

    public Task ShowsAsync(string person, string words) => Expect(
        Page.GetByRole(AriaRole.Table, new() { Name = "Copies of this step's messages" }).GetByRole(AriaRole.Row)
            .Filter(new() { Has = Page.GetByRole(AriaRole.Link, new() { Name = person }) })).ToContainTextAsync(words);
}
