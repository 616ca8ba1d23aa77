using System.Collections.Concurrent;
using Portal.Domain.Notifications.Delivery;

namespace Portal.Worker.Connections;

/// <summary>Keeps questions about a connection within the limit that Slack sets for each method and workspace.</summary>
internal sealed class SlackPace(TimeProvider time)
{
    private readonly ConcurrentDictionary<(Guid Connection, string Method), Pacer> _pacers = new();

    /// <summary>Ends when the next call may start. A quarter of a minute's calls may go at once, so that short work is not slowed down.</summary>
    public async Task WaitAsync(Guid connectionId, string method, double perMinute, CancellationToken cancellationToken)
    {
        var pacer = _pacers.GetOrAdd((connectionId, method), _ => Of(perMinute));
        while (Claim(pacer) is { } wait && wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, time, cancellationToken);
        }
    }

    /// <summary>Slack asked to wait.</summary>
    public void Hold(Guid connectionId, string method, TimeSpan wait)
    {
        if (_pacers.TryGetValue((connectionId, method), out var pacer))
        {
            lock (pacer)
            {
                pacer.HoldUntil(time.GetUtcNow() + wait);
            }
        }
    }

    // Burst and rate together are the limit: never more than that in any minute.
    private static Pacer Of(double perMinute)
    {
        var burst = Math.Max(1, (int)(perMinute / 4));
        return new Pacer(perMinute == 0 ? 0 : Math.Max(perMinute - burst, perMinute / 2) / 60, burst);
    }

    private TimeSpan Claim(Pacer pacer)
    {
        lock (pacer)
        {
            var now = time.GetUtcNow();
            var wait = pacer.DelayBefore(now);
            if (wait == TimeSpan.Zero)
            {
                pacer.Take(now);
            }

            return wait;
        }
    }
}
