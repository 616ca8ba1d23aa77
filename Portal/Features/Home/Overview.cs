namespace Portal.Features.Home;

/// <summary>What the overview shows.</summary>
public sealed record Overview(SetupProgress Setup, IReadOnlyList<HourCount> Hours, int OpenErrors, bool HasActiveSource);

/// <summary>The steps from nothing to the first delivered notification, as the database has them.</summary>
public sealed record SetupProgress(bool ConnectionAdded, bool ConnectionTested, bool SourceCreated, bool EventReceived, bool NotificationDelivered)
{
    public bool IsComplete => ConnectionAdded && ConnectionTested && SourceCreated && EventReceived && NotificationDelivered;

    public int Done => new[] { ConnectionAdded, ConnectionTested, SourceCreated, EventReceived, NotificationDelivered }.Count(done => done);
}

/// <summary>How the notifications that were made in one hour ended.</summary>
/// <param name="Start">The hour's beginning, UTC.</param>
public sealed record HourCount(DateTimeOffset Start, int Delivered, int FellBack, int Failed, int Open)
{
    public int Total => Delivered + FellBack + Failed + Open;
}
