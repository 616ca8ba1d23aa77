using Portal.E2E.Support;

namespace Portal.E2E.Pages;

/// <summary>Which addresses of a list the workspace knows.</summary>
internal sealed class CoveragePage(Visit visit) : PortalPage(visit)
{
    public static async Task<CoveragePage> ReadyAsync(Visit visit)
    {
        await HeadingAsync(visit, "Who can be reached");
        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Check the list", Exact = true })).ToBeVisibleAsync();
        return new CoveragePage(visit);
    }

    /// <summary>Returns once the result's heading says <paramref name="answer"/>.</summary>
    public async Task CheckAsync(string list, string answer)
    {
        await Box("E-mail addresses").FillAsync(list);
        await Button("Check the list").ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = answer, Exact = true })).ToBeVisibleAsync();
    }
}
