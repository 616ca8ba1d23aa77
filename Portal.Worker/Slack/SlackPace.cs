using Portal.Domain.Slack;

namespace Portal.Worker.Slack;

/// <summary>
/// How fast one workspace may be called: so many posts a minute in all, one a second in each channel, so many calls a minute of each method.
/// Shared by all that call that workspace in this process.
/// </summary>
internal sealed class SlackPace(SlackLimits limits, bool isWebhook)
{
    private readonly Lock _gate = new();
    private readonly Pacer _posts = new(isWebhook ? 0 : limits.MessagesPerMinutePerWorkspace / 60, burst: 1);
    private readonly Dictionary<string, DateTimeOffset> _busy = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MinuteBudget> _methods = new(StringComparer.Ordinal);
    private readonly TimeSpan _perTarget = limits.MessagesPerSecondPerChannel == 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(1 / limits.MessagesPerSecondPerChannel);

    /// <summary>How many posts may go now, each to another target.</summary>
    public int Posts(DateTimeOffset now, int max)
    {
        lock (_gate)
        {
            return _posts.Available(now, max);
        }
    }

    /// <summary>Targets that had a message so lately that they must wait.</summary>
    public IReadOnlyCollection<string> BusyTargets(DateTimeOffset now)
    {
        lock (_gate)
        {
            foreach (var target in _busy.Where(entry => entry.Value <= now).Select(entry => entry.Key).ToList())
            {
                _busy.Remove(target);
            }

            return _busy.Count == 0 ? [] : [.. _busy.Keys];
        }
    }

    /// <summary>Counts a post. False when the workspace or its target has to wait: nothing is counted then.</summary>
    public bool TryPost(DateTimeOffset now, string target)
    {
        lock (_gate)
        {
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
    public TimeSpan DelayBeforePost(DateTimeOffset now)
    {
        lock (_gate)
        {
            var workspace = _posts.DelayBefore(now);
            var target = _busy.Count == 0 ? TimeSpan.Zero : _busy.Values.Min() - now;
            return workspace > TimeSpan.Zero ? workspace : target > TimeSpan.Zero ? target : TimeSpan.Zero;
        }
    }

    /// <summary>Slack's Retry-After for posts.</summary>
    public void HoldPosts(DateTimeOffset until)
    {
        lock (_gate)
        {
            _posts.HoldUntil(until);
        }
    }

    /// <summary>Counts as many calls of a method as may go now, at most <paramref name="max"/>, and answers how many.</summary>
    public int Take(SlackMethod method, DateTimeOffset now, int max)
    {
        lock (_gate)
        {
            var budget = BudgetOf(method);
            var count = budget.Available(now, max);
            budget.Take(now, count);
            return count;
        }
    }

    /// <summary>How many calls of a method may go now, without counting them.</summary>
    public int Available(SlackMethod method, DateTimeOffset now, int max)
    {
        lock (_gate)
        {
            return BudgetOf(method).Available(now, max);
        }
    }

    /// <summary>Takes back calls that <see cref="Take"/> counted at this time and that were not made.</summary>
    public void GiveBack(SlackMethod method, DateTimeOffset countedAt, int count)
    {
        lock (_gate)
        {
            BudgetOf(method).GiveBack(countedAt, count);
        }
    }

    public TimeSpan DelayBefore(SlackMethod method, DateTimeOffset now)
    {
        lock (_gate)
        {
            return BudgetOf(method).DelayBefore(now);
        }
    }

    /// <summary>Slack's Retry-After for one method; the others go on.</summary>
    public void Hold(SlackMethod method, DateTimeOffset until)
    {
        lock (_gate)
        {
            BudgetOf(method).HoldUntil(until);
        }
    }

    private MinuteBudget BudgetOf(SlackMethod method)
    {
        if (!_methods.TryGetValue(method.Name, out var budget))
        {
            _methods[method.Name] = budget = new MinuteBudget(method.PerMinute(limits));
        }

        return budget;
    }
}
