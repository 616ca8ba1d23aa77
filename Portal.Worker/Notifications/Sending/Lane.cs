using Microsoft.Extensions.Logging;
using Portal.Data.Notifications.Writing;
using Portal.Domain.Connections;
using Portal.Domain.Notifications;
using Portal.Domain.Notifications.Delivery;
using Portal.Worker.Jobs;
using Portal.Worker.Notifications.Fallbacks;

namespace Portal.Worker.Notifications.Sending;

/// <summary>
/// One connection's queue being emptied: takes what is due and the pace allows, writes the attempts, makes the calls side by side.
/// The queue itself is rows, so memory does not grow with it.
/// </summary>
internal sealed partial class Lane(
    Guid? connectionId,
    DueQueries queries,
    LaneConnections connections,
    Pacer pacer,
    WakeSlot slot,
    DeliveryStore store,
    NotificationSender sender,
    FallbackRunner fallbacks,
    UncertainAttempts uncertain,
    int maxCalls,
    TimeProvider time,
    ILogger<Lane> logger) : IAsyncDisposable
{
    private static readonly TimeSpan OverdueEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private readonly List<Task<SendOutcome>> _calls = [];
    private DateTimeOffset _nextOverdueLook = DateTimeOffset.MinValue;

    /// <summary>Settles what an earlier run, now dead, left as "sending". Nobody else sends on this connection meanwhile.</summary>
    public Task RecoverAsync(CancellationToken cancellationToken) => uncertain.SettleAsync(connectionId, cancellationToken);

    /// <summary>A step of <see cref="Drain"/>: starts what may start. Each call that ends pokes the lane for the next step.</summary>
    public async Task<DrainStep> SendDueAsync(CancellationToken cancellationToken)
    {
        Collect();
        await FallBackOverdueAsync(cancellationToken);
        var room = pacer.Available(time.GetUtcNow(), maxCalls - _calls.Count);
        var taken = room > 0 ? await StartAsync(room, cancellationToken) : 0;
        if (taken == room && room > 0)
        {
            return DrainStep.Again;
        }

        return _calls.Count == maxCalls ? DrainStep.After(OverdueEvery) : await NextAsync(cancellationToken);
    }

    /// <summary>Lets the calls under way end: their outcomes are worth more than a second of stopping sooner.</summary>
    public async ValueTask DisposeAsync() => await Task.WhenAll(_calls);

    private void Collect()
    {
        foreach (var call in _calls.FindAll(call => call.IsCompleted))
        {
            _calls.Remove(call);
#pragma warning disable VSTHRD002, VSTHRD103 // It has ended.
            Learn(call.Result);
#pragma warning restore VSTHRD002, VSTHRD103
        }
    }

    private void Learn(SendOutcome outcome)
    {
        if (outcome.HoldUntil is { } until)
        {
            Log.Held(logger, connectionId, until);
            pacer.HoldUntil(until);
        }

        if (outcome.IsLost)
        {
            throw new InvalidOperationException("An attempt's outcome could not be written; the lane starts again and settles it.");
        }

        if (outcome.IsOverdue)
        {
            _nextOverdueLook = DateTimeOffset.MinValue;
        }
    }

    private async Task FallBackOverdueAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (now < _nextOverdueLook)
        {
            return;
        }

        _nextOverdueLook = now + OverdueEvery;
        var overdue = await queries.OverdueAsync(connectionId, now, maxCalls, cancellationToken);
        if (overdue.Count > 0)
        {
            await fallbacks.RunAsync(overdue, FallbackCause.NotInTime(connectionId));
            _nextOverdueLook = DateTimeOffset.MinValue;
        }
    }

    /// <summary>Answers how many were due, sent or not: as many as there was room for means that there may be more.</summary>
    private async Task<int> StartAsync(int room, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var due = connectionId is null ? [] : await queries.DueAsync(connectionId, now, room, cancellationToken);
        if (due.Count > 0)
        {
            var connection = await connections.FindAsync(connectionId!.Value, cancellationToken);
            var sendable = due.ToLookup(notification => connection?.MaySend(notification) == true);
            await fallbacks.RunAsync([.. sendable[false]], CauseOf(connection, connectionId.Value));
            await CallAsync(connection!, [.. sendable[true]], now);
        }

        return due.Count;
    }

    private static FallbackCause CauseOf(LaneConnection? connection, Guid connectionId) => connection?.Row switch
    {
        null => FallbackCause.Unusable(connectionId),
        { Status: ConnectionStatus.Disabled } row => FallbackCause.Disabled(connectionId, row.Name),
        var row => FallbackCause.NeedsReconnect(connectionId, row.Name),
    };

    private async Task CallAsync(LaneConnection connection, List<DueNotification> sendable, DateTimeOffset now)
    {
        if (sendable.Count == 0)
        {
            return;
        }

        pacer.Take(now, sendable.Count);
        var byId = sendable.ToDictionary(notification => notification.Id);
        var claimed = await store.StartAsync(sendable[0].InstanceId, sendable.ConvertAll(notification => sender.Begin(connection, notification)));
        _calls.AddRange(claimed.Select(attempt => CallAsync(connection, byId[attempt.NotificationId], attempt)));
    }

    private async Task<SendOutcome> CallAsync(LaneConnection connection, DueNotification notification, DeliveryAttempt attempt)
    {
        try
        {
            return await sender.SendAsync(connection, notification, attempt);
        }
        finally
        {
            slot.TryPoke();
        }
    }

    private async Task<DrainStep> NextAsync(CancellationToken cancellationToken)
    {
        if (_calls.Count > 0 && pacer.DelayBefore(time.GetUtcNow()) == TimeSpan.Zero)
        {
            return DrainStep.After(OverdueEvery);
        }

        if (await queries.NextAsync(connectionId, cancellationToken) is not { } next)
        {
            return _calls.Count > 0 ? DrainStep.After(OverdueEvery) : DrainStep.Idle;
        }

        var now = time.GetUtcNow();
        var due = next - now;
        var paced = pacer.DelayBefore(now);
        var wait = due > paced ? due : paced;
        // Rows that wait for their turn may meanwhile have waited too long, so look now and then; rows due much later bring the sweep.
        return wait > Longest && _calls.Count == 0 && due > Longest ? DrainStep.Idle : DrainStep.After(Clamp(wait));
    }

    private static TimeSpan Clamp(TimeSpan wait) => wait > OverdueEvery ? OverdueEvery : wait < Shortest ? Shortest : wait;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Slack asked connection {ConnectionId} to wait until {Until}.")]
        public static partial void Held(ILogger logger, Guid? connectionId, DateTimeOffset until);
    }
}
