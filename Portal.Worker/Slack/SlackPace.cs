using Portal.Domain.Slack;

namespace Portal.Worker.Slack;

/// <summary>
/// How fast one workspace may be called: so many posts a minute in all, one a second in each channel, so many calls a minute of each method.
/// Shared by all that call that workspace in this process.
/// </summary>
/// <remarks>It reads a clock that never jumps: setting the wall clock neither stops the sender nor lets it hurry.</remarks>
internal sealed class SlackPace(SlackLimits limits, bool isWebhook, TimeProvider time)
{
    private readonly long _began = time.GetTimestamp();
    private static readonly TimeSpan LongWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenProbes = TimeSpan.FromSeconds(30);
    private readonly Lock _gate = new();
    private readonly Pacer _posts = new(isWebhook ? 0 : limits.MessagesPerMinutePerWorkspace / 60, burst: 1);
    private readonly Dictionary<string, TimeSpan> _busy = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Budget> _methods = new(StringComparer.Ordinal);
    private readonly AskedWait _asked = new();
    private TimeSpan _probedAt = TimeSpan.MinValue / 2;
    private int _holds;
    private readonly TimeSpan _perTarget = limits.MessagesPerSecondPerChannel == 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(1 / limits.MessagesPerSecondPerChannel);

    private TimeSpan Now => time.GetElapsedTime(_began);

    /// <summary>How many posts may go now, each to another target.</summary>
    public int Posts(int max)
    {
        lock (_gate)
        {
            return _posts.Available(Now, max);
        }
    }

    /// <summary>Targets that had a message so lately that they must wait.</summary>
    public IReadOnlyCollection<string> BusyTargets()
    {
        lock (_gate)
        {
            var now = Now;
            foreach (var target in _busy.Where(entry => entry.Value <= now).Select(entry => entry.Key).ToList())
            {
                _busy.Remove(target);
            }

            return _busy.Count == 0 ? [] : [.. _busy.Keys];
        }
    }

    /// <summary>Counts a post. False when the workspace or its target has to wait: nothing is counted then.</summary>
    public bool TryPost(string target)
    {
        lock (_gate)
        {
            var now = Now;
            // Another lane of the workspace may have posted since this one asked.
            if (_posts.Available(now, 1) == 0)
            {
                return false;
            }

            if (_perTarget > TimeSpan.Zero)
            {
                if (_busy.TryGetValue(target, out var until) && until > now)
                {
                    return false;
                }

                _busy[target] = now + _perTarget;
            }

            _posts.Take(now);
            return true;
        }
    }

    /// <summary>How long until the next post may go: the workspace's turn; where it has one already, the first of the busy targets.</summary>
    public TimeSpan DelayBeforePost()
    {
        lock (_gate)
        {
            var now = Now;
            var workspace = _posts.DelayBefore(now);
            var target = _busy.Count == 0 ? TimeSpan.Zero : _busy.Values.Min() - now;
            return workspace > TimeSpan.Zero ? workspace : target > TimeSpan.Zero ? target : TimeSpan.Zero;
        }
    }

    /// <summary>Slack had too many posts: none goes until the wait is over. Answers how long that is.</summary>
    /// <param name="asked">Slack's Retry-After; null where it does not say.</param>
    public TimeSpan HoldPosts(TimeSpan? asked)
    {
        lock (_gate)
        {
            var wait = _asked.Next(Now, asked);
            _posts.HoldUntil(Now + wait);
            _holds++;
            return wait;
        }
    }

    /// <summary>Whether posts wait because Slack asked for it.</summary>
    public bool IsHeld
    {
        get
        {
            lock (_gate)
            {
                return _posts.HeldFor(Now) > TimeSpan.Zero;
            }
        }
    }

    /// <summary>How often Slack asked to wait so far, for <see cref="PostTaken"/>: read before the call.</summary>
    public int Holds
    {
        get
        {
            lock (_gate)
            {
                return _holds;
            }
        }
    }

    /// <summary>Slack took a post: what it asked for before the post began is over. What it asked for meanwhile is not.</summary>
    /// <param name="holdsBefore"><see cref="Holds"/> as the post began.</param>
    public void PostTaken(int holdsBefore)
    {
        lock (_gate)
        {
            if (holdsBefore == _holds)
            {
                _asked.Forget();
                _posts.Release();
            }
        }
    }

    /// <summary>Whether <see cref="TryProbe"/> would let one go.</summary>
    public bool MayProbe
    {
        get
        {
            lock (_gate)
            {
                return MayProbeAt(Now);
            }
        }
    }

    /// <summary>
    /// Counts a post that goes although Slack asked for a long wait, to find out whether it still wants that: one in a while, for somebody who
    /// waits to see it.
    /// </summary>
    public bool TryProbe(string target)
    {
        lock (_gate)
        {
            var now = Now;
            if (!MayProbeAt(now))
            {
                return false;
            }

            _probedAt = now;
            _busy[target] = now + _perTarget;
            _posts.Take(now);
            return true;
        }
    }

    /// <inheritdoc cref="Take(SlackMethod, int, out TimeSpan)"/>
    public int Take(SlackMethod method, int max) => Take(method, max, out _);

    /// <summary>Counts as many calls of a method as may go now, at most <paramref name="max"/>, and answers how many.</summary>
    /// <param name="countedAt">For <see cref="GiveBack"/>.</param>
    public int Take(SlackMethod method, int max, out TimeSpan countedAt)
    {
        lock (_gate)
        {
            var calls = BudgetOf(method).Calls;
            countedAt = Now;
            var count = calls.Available(countedAt, max);
            calls.Take(countedAt, count);
            return count;
        }
    }

    /// <summary>How many calls of a method may go now, without counting them.</summary>
    public int Available(SlackMethod method, int max)
    {
        lock (_gate)
        {
            return BudgetOf(method).Calls.Available(Now, max);
        }
    }

    /// <summary>Takes back calls that were counted at this time and that were not made.</summary>
    public void GiveBack(SlackMethod method, TimeSpan countedAt, int count)
    {
        lock (_gate)
        {
            BudgetOf(method).Calls.GiveBack(countedAt, count);
        }
    }

    public TimeSpan DelayBefore(SlackMethod method)
    {
        lock (_gate)
        {
            return BudgetOf(method).Calls.DelayBefore(Now);
        }
    }

    /// <summary>Slack had too many calls of one method; the others go on. Answers how long the wait is.</summary>
    /// <param name="asked">Slack's Retry-After; null where it does not say.</param>
    public TimeSpan Hold(SlackMethod method, TimeSpan? asked)
    {
        lock (_gate)
        {
            var budget = BudgetOf(method);
            var wait = budget.Asked.Next(Now, asked);
            budget.Calls.HoldUntil(Now + wait);
            return wait;
        }
    }

    /// <summary>Waits where Slack will take the same call later, and says whether it will.</summary>
    /// <param name="afterOutage">How long, after a fault that may pass.</param>
    public bool WaitsFor(SlackMethod method, SlackError error, TimeSpan afterOutage)
    {
        switch (error.Kind)
        {
            case SlackErrorKind.RetryAfter:
                Hold(method, error.RetryAfter);
                return true;
            case SlackErrorKind.Retry:
                Pause(method, afterOutage);
                return true;
            default:
                return false;
        }
    }

    /// <summary>A wait of our own before the next call of a method.</summary>
    public void Pause(SlackMethod method, TimeSpan wait)
    {
        lock (_gate)
        {
            BudgetOf(method).Calls.HoldUntil(Now + wait);
        }
    }

    private bool MayProbeAt(TimeSpan now) => _posts.HeldFor(now) >= LongWait && now - _probedAt >= BetweenProbes;

    private Budget BudgetOf(SlackMethod method)
    {
        if (!_methods.TryGetValue(method.Name, out var budget))
        {
            _methods[method.Name] = budget = new Budget(new MinuteBudget(method.PerMinute(limits)), new AskedWait());
        }

        return budget;
    }

    private sealed record Budget(MinuteBudget Calls, AskedWait Asked);
}
