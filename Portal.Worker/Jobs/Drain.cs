namespace Portal.Worker.Jobs;

/// <summary>Runs one step after the other while there is work, and lingers for more, so that steady work does not start a job each time.</summary>
internal static class Drain
{
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(2);

    /// <param name="slot">Where new work is announced.</param>
    /// <param name="step">Does some work and says what comes next.</param>
    /// <param name="cancellationToken">Ends the run after the step under way.</param>
    public static async Task RunAsync(WakeSlot slot, Func<CancellationToken, Task<DrainStep>> step, CancellationToken cancellationToken)
    {
        slot.Begin();
        try
        {
            do
            {
                await RunUntilIdleAsync(slot, step, cancellationToken);
            }
            while (!slot.TryEnd());
        }
        finally
        {
            slot.Abandon();
        }
    }

    private static async Task RunUntilIdleAsync(WakeSlot slot, Func<CancellationToken, Task<DrainStep>> step, CancellationToken cancellationToken)
    {
        while (true)
        {
            var next = await step(cancellationToken);
            if (next == DrainStep.Again)
            {
                continue;
            }

            var poked = await slot.WaitAsync(next.Wait ?? Linger, cancellationToken);
            if (!poked && next == DrainStep.Idle)
            {
                return;
            }
        }
    }
}
