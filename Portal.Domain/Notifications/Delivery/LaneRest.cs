using System.Runtime.InteropServices;

namespace Portal.Domain.Notifications.Delivery;

/// <summary>
/// Says how long a lane rests after a turn that left nothing it could start. Rows that are due and yet stay are looked at ever more seldom,
/// whatever keeps them, so that a lane never spins. Not safe for several threads at once.
/// </summary>
public sealed class LaneRest
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan WorthStaying = TimeSpan.FromSeconds(30);
    private TimeSpan _afterStay = First;

    /// <summary>How long until the next look; null when nothing is near, so that the lane may end.</summary>
    /// <param name="isBusy">Something is under way, and its end wakes the lane.</param>
    /// <param name="work">One for each kind of work.</param>
    public TimeSpan? Before(DateTimeOffset now, bool isBusy, params ReadOnlySpan<LaneWork> work)
    {
        var (rest, due) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        foreach (var one in work)
        {
            if (one.Due is { } at)
            {
                due = Shorter(due, at - now);
                rest = Shorter(rest, at - now > one.Delay ? at - now : one.Delay);
            }
        }

        // What is due but held stays in sight; what is due much later is found by the sweep.
        return !isBusy && due > WorthStaying ? null : rest > TimeSpan.Zero ? Rest(rest) : AfterStay();
    }

    private TimeSpan Rest(TimeSpan rest)
    {
        _afterStay = First;
        return Shorter(Longest, rest > First ? rest : First);
    }

    // Once is chance: it became due during the turn. Again and again is something that cannot be started.
    private TimeSpan AfterStay()
    {
        var rest = _afterStay;
        _afterStay = Shorter(Longest, _afterStay * 10);
        return rest;
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}

/// <summary>A kind of work that a lane does.</summary>
/// <param name="Due">When the first of it is due; null when there is none.</param>
/// <param name="Delay">How long none of it may start, due or not.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LaneWork(DateTimeOffset? Due, TimeSpan Delay);
