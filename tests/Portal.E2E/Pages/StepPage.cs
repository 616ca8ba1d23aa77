using Portal.E2E.Support;

namespace Portal.E2E.Pages;

/// <summary>Every copy of one step's messages.</summary>
internal sealed class StepPage(Visit visit) : PortalPage(visit)
{
    public static async Task<StepPage> ReadyAsync(Visit visit, string subject)
    {
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = subject, Level = 1 })).ToBeVisibleAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Region, new() { Name = "Where the step stands", Exact = true })).ToBeVisibleAsync();
        return new StepPage(visit);
    }

    public Task StandsAsync(string words) => Expect(Page.GetByRole(AriaRole.Region, new() { Name = "Where the step stands", Exact = true })).ToContainTextAsync(words);

    /// <summary>What the copy of that person shows in Slack, once it is up to date.</summary>
    public async Task ShowsAsync(string person, string text)
    {
        var copy = Page.GetByRole(AriaRole.Table, new() { Name = "Copies of this step's messages" })
            .GetByRole(AriaRole.Row).Filter(new() { Has = Page.GetByRole(AriaRole.Link, new() { Name = person, Exact = true }) });
        await Expect(copy).ToContainTextAsync(text);
        await Expect(copy).ToContainTextAsync("Up to date");
    }
}
