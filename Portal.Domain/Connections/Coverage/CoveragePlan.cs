namespace Portal.Domain.Connections.Coverage;

/// <summary>
/// Whether to read the list of all people or to ask for each one. How many people there are is known only at the end of the list, so the list is
/// read for as long as asking would take, and only then asked: that is never worse than twice the better way.
/// </summary>
public static class CoveragePlan
{
    public const int PageSize = 200;

    // The list alone tells deactivated people from unknown ones, so a small workspace is always read.
    private const int FewestPages = 5;

    /// <param name="listsPerMinute">How often the list may be asked for a page; 0 is no limit.</param>
    /// <param name="lookupsPerMinute">How often one person may be asked for; 0 is no limit.</param>
    public static int PagesWorthReading(int emails, double listsPerMinute, double lookupsPerMinute)
    {
        var minutes = lookupsPerMinute == 0 ? 0 : emails / lookupsPerMinute;
        var pages = listsPerMinute == 0 ? emails : minutes * listsPerMinute;
        return (int)Math.Clamp(Math.Ceiling(pages), FewestPages, 5_000);
    }
}
