namespace Portal.Worker.Notifications.Addressing;

/// <summary>How far a lane has read Slack's list of users, instead of looking each person up.</summary>
internal sealed class SlackUserListing
{
    private DateTimeOffset _avoidedUntil = DateTimeOffset.MinValue;

    /// <summary>Where the next page begins; null before the first.</summary>
    public string? Cursor { get; private set; }

    public int PagesRead { get; private set; }

    /// <summary>The e-mails that were unknown when the reading began: who of them is not in the whole list is not in the workspace.</summary>
    public IReadOnlySet<string> Emails { get; private set; } = new HashSet<string>();

    /// <summary>False after the list failed, until it is worth another try.</summary>
    public bool IsUsable(DateTimeOffset now) => now >= _avoidedUntil;

    public void Avoid(DateTimeOffset until)
    {
        End();
        _avoidedUntil = until;
    }

    public void Begin(IEnumerable<string> emails)
    {
        if (PagesRead == 0)
        {
            Emails = emails.ToHashSet(StringComparer.Ordinal);
        }
    }

    public void Read(string nextCursor)
    {
        Cursor = nextCursor;
        PagesRead++;
    }

    public void End()
    {
        Cursor = null;
        PagesRead = 0;
    }
}
