using Portal.E2E.Support;

namespace Portal.E2E.Pages;

/// <summary>What stands in a page's place when there is none for this person.</summary>
internal sealed class NoticePage(Visit visit) : PortalPage(visit)
{
    public static async Task<NoticePage> OpenAsync(Visit visit, string address, string heading)
    {
        await visit.Page.GotoAsync(address);
        await HeadingAsync(visit, heading);
        return new NoticePage(visit);
    }

    public async Task<HomePage> LeaveAsync()
    {
        await Link("Go to the overview").ClickAsync();
        return await HomePage.ReadyAsync(Visit);
    }
}
