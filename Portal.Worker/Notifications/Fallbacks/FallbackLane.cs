using Portal.Worker.Jobs;
using Portal.Worker.Notifications.Attempts;

namespace Portal.Worker.Notifications.Fallbacks;

/// <summary>One kind of fallback being taken for whatever fell back: side by side and bounded, so that what it calls holds up nothing but itself.</summary>
internal sealed class FallbackLane(string key, FallbackQueries queries, FallbackRunner runner, WakeSlot slot, int maxCalls, TimeProvider time) : IAsyncDisposable
{
    // Each that ends pokes the lane; this is for what a lost poke would leave.
    private static readonly TimeSpan WhileBusy = TimeSpan.FromSeconds(1);
    private readonly Dictionary<Guid, Task<SendOutcome>> _underWay = [];

    /// <summary>Takes note of attempts that an earlier run, now dead, left without an outcome.</summary>
    public Task SettleAsync(CancellationToken cancellationToken) => queries.SettleAsync(key, time.GetUtcNow(), cancellationToken);

    /// <summary>A step of <see cref="Drain"/>: starts what is due and has room.</summary>
    /// <exception cref="InvalidOperationException">An outcome could not be written: the lane starts again and settles it.</exception>
    public async Task<Requeue> SendDueAsync(CancellationToken cancellationToken)
    {
        await CollectAsync();
        var room = maxCalls - _underWay.Count;
        if (room == 0)
        {
            return Requeue.After(WhileBusy);
        }

        var now = time.GetUtcNow();
        var due = await queries.DueAsync(key, now, _underWay.Keys, room, cancellationToken);
        foreach (var (id, call) in await runner.StartAsync(key, due))
        {
            _underWay.Add(id, PokeAfterAsync(call));
        }

        return due.Count == room ? Requeue.AtOnce : await RestAsync(now, cancellationToken);
    }

    /// <summary>Ends when what is under way has.</summary>
    public Task WaitForCallsAsync() => Task.WhenAll(_underWay.Values);

    public async ValueTask DisposeAsync() => await WaitForCallsAsync();

    private async Task CollectAsync()
    {
        foreach (var (id, call) in _underWay.Where(one => one.Value.IsCompleted).ToList())
        {
            _underWay.Remove(id);
            if ((await call).IsLost)
            {
                throw new InvalidOperationException("A fallback's outcome could not be written; its lane starts again and settles it.");
            }
        }
    }

    private async Task<Requeue> RestAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await queries.NextAsync(key, _underWay.Keys, cancellationToken) is { } next)
        {
            return Requeue.After(next > now ? next - now : TimeSpan.FromMilliseconds(1));
        }

        return _underWay.Count > 0 ? Requeue.After(WhileBusy) : Requeue.None;
    }

    private async Task<SendOutcome> PokeAfterAsync(Task<SendOutcome> call)
    {
        try
        {
            return await call;
        }
        finally
        {
            slot.Continue();
        }
    }
}
