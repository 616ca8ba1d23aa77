namespace Portal.Domain.Notifications.Planning;

/// <summary>Chooses between asking Slack for each e-mail and reading its list of people, whichever is done sooner.</summary>
public static class LookupPlan
{
    private const double Tier2 = 20;
    private const double Tier3 = 50;
    private const int ManyWithoutLimit = 100;

    /// <summary>
    /// Whether to read the next page of the list. How many pages there are shows only at the end, so the list gets as much time as the
    /// lookups would take: at worst both together take twice the better of the two.
    /// </summary>
    /// <param name="cold">E-mails that are still to be looked up.</param>
    /// <param name="lookupsNow">How many lookups the limit allows at once.</param>
    /// <param name="pagesRead">Pages read for these e-mails.</param>
    /// <param name="limits">Calls a minute for lookups and for pages; 0 is no limit.</param>
    public static bool PrefersList(int cold, int lookupsNow, int pagesRead, (double Lookups, double Pages) limits)
    {
        if (cold <= lookupsNow)
        {
            return limits.Lookups == 0 && cold > ManyWithoutLimit * (pagesRead + 1);
        }

        var lookups = (cold - lookupsNow) * 60 / (limits.Lookups == 0 ? Tier3 : limits.Lookups);
        var pages = (pagesRead + 1) * 60 / (limits.Pages == 0 ? Tier2 : limits.Pages);
        return pages < lookups;
    }
}
