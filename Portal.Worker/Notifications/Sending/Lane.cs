using Portal.Worker.Jobs;

namespace Portal.Worker.Notifications.Sending;

/// <summary>
/// One connection's queue being emptied. The queue is rows, so memory does not grow with it; the lane looks at them when there is a reason to,
/// and not for each call that ends.
/// </summary>
internal sealed class Lane(LaneState state, LaneLook look, DirectPosts direct, WakeSlot slot, TimeProvider time) : IAsyncDisposable
{
    /// <summary>A step of <see cref="Drain"/>: starts what may start. Each call that ends pokes the lane for the next step.</summary>
    public async Task<Requeue> SendDueAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await state.CollectAsync(now);
        // A full lane can start nothing of what came: what came stays news until there is room.
        if (!(state.IsFull ? HasRoomAgain : slot.TakeNews()) && now < state.NextLook)
        {
            return Rest(now);
        }

        direct.Close();
        slot.TakeNews();
        if (await look.StartDueAsync(state, cancellationToken))
        {
            state.NextLook = DateTimeOffset.MinValue;
            return Requeue.AtOnce;
        }

        if (!state.HasBacklog)
        {
            direct.Open(state.Room);
        }

        return Rest(now);
    }

    /// <inheritdoc cref="LaneState.WaitForCallsAsync"/>
    public Task<bool> WaitForCallsAsync() => state.WaitForCallsAsync();

    public async ValueTask DisposeAsync() => await state.EndAsync();

    // A look for each place that becomes free would read the same rows again and again.
    private bool HasRoomAgain => state.Room >= Math.Max(1, state.MaxCalls / 4) || !state.IsBusy;

    private Requeue Rest(DateTimeOffset now)
    {
        var wait = state.NextLook - now;
        return state.NextLook == DateTimeOffset.MaxValue ? Requeue.None : Requeue.After(wait > TimeSpan.Zero ? wait : TimeSpan.FromMilliseconds(1));
    }
}
