namespace Portal.Domain.Slack;

/// <summary>
/// Says when the next call is allowed: never more than <c>burst + perSecond × t</c> of them in any time t. Not safe for several threads at once.
/// Times are readings of a clock that never jumps, such as the time since the process began: the wall clock may be set while calls wait.
/// </summary>
/// <remarks>
/// Instead of counting tokens it keeps the time at which the bucket will be full again; whole ticks add up without the drift of fractions.
/// </remarks>
public sealed class Pacer
{
    // Long before any reading, and still something that can be subtracted from.
    private static readonly TimeSpan Never = TimeSpan.MinValue / 2;
    private readonly long _interval;
    private readonly int _burst;
    private TimeSpan _fullAt = Never;
    private TimeSpan _heldUntil = Never;

    /// <param name="perSecond">The steady rate; 0 is no limit.</param>
    /// <param name="burst">How many may go at once after a pause; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is negative or no number, or the burst is below 1.</exception>
    public Pacer(double perSecond, int burst)
    {
        if (!(perSecond >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(perSecond), perSecond, "A rate is 0 (no limit) or more.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(burst, 1);
        _burst = burst;
        _interval = perSecond == 0 ? 0 : (long)Math.Clamp(Math.Ceiling(TimeSpan.TicksPerSecond / perSecond), 1, TimeSpan.TicksPerDay);
    }

    /// <summary>How long to wait for one call; zero when it may go now.</summary>
    public TimeSpan DelayBefore(TimeSpan now)
    {
        var held = _heldUntil - now;
        var paced = TimeSpan.FromTicks(Debt(now) - ((_burst - 1L) * _interval));
        var delay = held > paced ? held : paced;
        return delay > TimeSpan.Zero ? delay : TimeSpan.Zero;
    }

    /// <summary>How many calls may go now, at most <paramref name="max"/>.</summary>
    public int Available(TimeSpan now, int max)
    {
        if (now < _heldUntil)
        {
            return 0;
        }

        return _interval == 0 ? max : (int)Math.Clamp(((_burst * _interval) - Debt(now)) / _interval, 0, max);
    }

    /// <summary>Counts calls that go now. More than <see cref="Available"/> only lengthens the wait that follows.</summary>
    public void Take(TimeSpan now, int count = 1)
    {
        if (_interval > 0)
        {
            _fullAt = (_fullAt > now ? _fullAt : now) + TimeSpan.FromTicks(count * _interval);
        }
    }

    /// <summary>Nothing before this time (Slack's Retry-After); an earlier time than the present hold changes nothing.</summary>
    public void HoldUntil(TimeSpan until) => _heldUntil = until > _heldUntil ? until : _heldUntil;

    /// <summary>How much of the hold is left.</summary>
    public TimeSpan HeldFor(TimeSpan now) => _heldUntil > now ? _heldUntil - now : TimeSpan.Zero;

    /// <summary>Ends the hold.</summary>
    public void Release() => _heldUntil = Never;

    private long Debt(TimeSpan now) => Math.Max(0, (_fullAt - now).Ticks);
}
