namespace Portal.Domain.Slack;

/// <summary>
/// How long to wait when Slack says that it had too many calls. What it asks for is kept within bounds, for a broken proxy may ask for 68 years;
/// where it does not say, each time is twice as long as the one before. Not safe for several threads at once.
/// </summary>
public sealed class AskedWait
{
    /// <summary>The longest wait: after it one call finds out whether Slack still wants to be left alone.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestUnasked = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Peace = TimeSpan.FromMinutes(1);
    private TimeSpan _unasked;
    private TimeSpan _forgottenAt;

    /// <summary>From one second to an hour; where Slack does not say, one second doubling to 5 minutes.</summary>
    /// <param name="now">A reading of a clock that never jumps.</param>
    /// <param name="asked">What Slack asks for; null where it does not say.</param>
    public TimeSpan Next(TimeSpan now, TimeSpan? asked)
    {
        if (asked is { } given)
        {
            return Within(given);
        }

        var doubled = _unasked == TimeSpan.Zero || now >= _forgottenAt ? Shortest : _unasked * 2;
        _unasked = doubled < LongestUnasked ? doubled : LongestUnasked;
        _forgottenAt = now + (_unasked * 2) + Peace;
        return _unasked;
    }

    /// <summary>Slack took a call: the next refusal is the first again.</summary>
    public void Forget() => _unasked = TimeSpan.Zero;

    /// <summary>What Slack asks for, within bounds.</summary>
    public static TimeSpan Within(TimeSpan asked) => asked < Shortest ? Shortest : asked > Longest ? Longest : asked;
}
