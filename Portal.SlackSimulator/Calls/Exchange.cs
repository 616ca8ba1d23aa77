using Portal.SlackSimulator.Faults;
using Portal.SlackSimulator.Limits;

namespace Portal.SlackSimulator.Calls;

/// <summary>One call of an app and its reply, whichever way the app calls.</summary>
internal abstract class Exchange
{
    /// <summary>What the log says of the call before there is a reply.</summary>
    public abstract RecordedCall Call { get; }

    /// <summary>The fault that is aimed at this call, if there is one.</summary>
    public abstract Fault? StruckBy(FaultBoard faults);

    /// <summary>Counts the call. Answers the seconds to wait if it was one too many.</summary>
    public abstract int? CountIn(RateLimits limits);

    public abstract Reply RateLimited(int retryAfter);

    /// <summary>Does what was asked, or refuses it.</summary>
    public abstract Reply Answer(Fault? fault);
}
