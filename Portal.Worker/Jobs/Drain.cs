namespace Portal.Worker.Jobs;

/// <summary>Runs one step after the other while there is work, and lingers for more, so that steady work does not start a job each time.</summary>
internal static class Drain
{
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(30);

    // Each lingering drain keeps a place of the scheduler's.
    private static readonly TimeSpan LingerAmongMany = TimeSpan.FromSeconds(2);
    private const int Many = 64;

    // Timers end at 49 days; looking once an hour costs nothing.
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <param name="slots">Counts the drains that run.</param>
    /// <param name="slot">Where new work is announced.</param>
    /// <param name="step">Does some work and says when to go on.</param>
    /// <param name="cancellationToken">Ends the run after the step under way.</param>
    public static async Task RunAsync(WakeSlots slots, WakeSlot slot, Func<CancellationToken, Task<Requeue>> step, CancellationToken cancellationToken)
    {
        slot.Begin();
        using var running = slots.CountRunning();
        try
        {
            do
            {
                await RunUntilIdleAsync(slots, slot, step, cancellationToken);
            }
            while (!slot.TryEnd());
        }
        finally
        {
            slot.Abandon();
        }
    }

    private static async Task RunUntilIdleAsync(WakeSlots slots, WakeSlot slot, Func<CancellationToken, Task<Requeue>> step, CancellationToken cancellationToken)
    {
        while (true)
        {
            var next = await step(cancellationToken);
            if (next == Requeue.AtOnce)
            {
                continue;
            }

            var linger = slots.Running > Many ? LingerAmongMany : Linger;
            var wait = next.Wait ?? linger;
            var poked = await slot.WaitAsync(wait < Longest ? wait : Longest, cancellationToken);
            if (!poked && next == Requeue.None)
            {
                return;
            }
        }
    }
}
