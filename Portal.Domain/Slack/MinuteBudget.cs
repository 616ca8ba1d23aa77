namespace Portal.Domain.Slack;

/// <summary>
/// Says when a method may be called whose limit Slack counts by the minute: never more calls than allowed in any minute, and those at once
/// where nothing was called before. Not safe for several threads at once. Times are readings of a clock that never jumps, as for <see cref="Pacer"/>.
/// </summary>
public sealed class MinuteBudget
{
    // A call arrives a moment after it was counted, and no two take equally long: a second more keeps Slack's minute from holding too many.
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(61);
    private static readonly TimeSpan Never = TimeSpan.MinValue / 2;
    private readonly int _perMinute;
    private readonly Queue<TimeSpan> _calls = new();
    private TimeSpan _heldUntil = Never;

    /// <param name="perMinute">Calls in a minute; 0 is no limit.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is negative or no number.</exception>
    public MinuteBudget(double perMinute)
    {
        if (!(perMinute >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(perMinute), perMinute, "A limit is 0 (none) or more.");
        }

        _perMinute = perMinute == 0 ? 0 : (int)Math.Clamp(perMinute, 1, int.MaxValue);
    }

    /// <summary>How many calls may go now, at most <paramref name="max"/>.</summary>
    public int Available(TimeSpan now, int max)
    {
        if (now < _heldUntil)
        {
            return 0;
        }

        Forget(now);
        return _perMinute == 0 ? max : Math.Min(max, _perMinute - _calls.Count);
    }

    /// <summary>How long to wait for one call; zero when it may go now.</summary>
    public TimeSpan DelayBefore(TimeSpan now)
    {
        Forget(now);
        var held = _heldUntil - now;
        var counted = _perMinute > 0 && _calls.Count >= _perMinute ? _calls.Peek() + Window - now : TimeSpan.Zero;
        return held > counted ? held : counted;
    }

    /// <summary>Counts calls that go now.</summary>
    public void Take(TimeSpan now, int count = 1)
    {
        for (var call = 0; call < count && _perMinute > 0; call++)
        {
            _calls.Enqueue(now);
        }
    }

    /// <summary>Takes back calls that were counted at this time and did not go.</summary>
    public void GiveBack(TimeSpan countedAt, int count = 1)
    {
        for (var left = _calls.Count; left > 0; left--)
        {
            var call = _calls.Dequeue();
            if (call == countedAt && count > 0)
            {
                count--;
            }
            else
            {
                _calls.Enqueue(call);
            }
        }
    }

    /// <summary>Nothing before this time (Slack's Retry-After); an earlier time than the present hold changes nothing.</summary>
    public void HoldUntil(TimeSpan until) => _heldUntil = until > _heldUntil ? until : _heldUntil;

    private void Forget(TimeSpan now)
    {
        while (_calls.TryPeek(out var oldest) && oldest + Window <= now)
        {
            _calls.Dequeue();
        }
    }
}
