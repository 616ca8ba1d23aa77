using Portal.Data.Notifications.Writing;
using Portal.Domain.Connections;
using Portal.Domain.Notifications.Delivery;
using Portal.Domain.Slack;
using Portal.Worker.Jobs;
using Portal.Worker.Notifications.Addressing;
using Portal.Worker.Notifications.Fallbacks;
using Portal.Worker.Slack;

namespace Portal.Worker.Notifications.Sending;

/// <summary>
/// One connection's queue being emptied: finds out where notifications go, takes what is due and the pace allows, writes the attempts, makes
/// the calls side by side, and brings messages up to date. The queue itself is rows, so memory does not grow with it.
/// </summary>
internal sealed class Lane(
    Guid? connectionId,
    DueQueries queries,
    SlackConnections connections,
    SlackPaces paces,
    WakeSlot slot,
    DeliveryStore store,
    NotificationSender sender,
    MessageUpdater updater,
    TargetResolver addressing,
    FallbackRunner fallbacks,
    UncertainAttempts uncertain,
    int maxCalls,
    TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan OverdueEvery = TimeSpan.FromSeconds(1);
    private readonly LaneRest _rest = new();
    private readonly List<Task<SendOutcome>> _calls = [];
    private readonly SlackUserListing _listing = new();
    private Task<TimeSpan?> _addressing = Task.FromResult<TimeSpan?>(null);
    private bool _isAddressing;
    private DateTimeOffset _nextAddressing = DateTimeOffset.MinValue;
    private DateTimeOffset _nextOverdueLook = DateTimeOffset.MinValue;

    /// <summary>Settles what an earlier run, now dead, left as "sending". Nobody else sends on this connection meanwhile.</summary>
    public Task RecoverAsync(CancellationToken cancellationToken) => uncertain.SettleAsync(connectionId, cancellationToken);

    /// <summary>A step of <see cref="Drain"/>: starts what may start. Each call that ends pokes the lane for the next step.</summary>
    public async Task<DrainStep> SendDueAsync(CancellationToken cancellationToken)
    {
        await CollectAsync();
        var isMore = await FallBackOverdueAsync(cancellationToken);
        if (connectionId is not { } id)
        {
            return isMore ? DrainStep.Again : await NextAsync(null, null, cancellationToken);
        }

        var connection = await connections.FindAsync(id, cancellationToken);
        if (connection?.Row.Status != ConnectionStatus.Active)
        {
            isMore |= await FallBackUnsendableAsync(id, connection, cancellationToken);
        }

        var pace = connection is null ? null : paces.For(connection.Row, connection.Mode.HasFixedChannel);
        if (connection is not null)
        {
            isMore |= await StartAsync(connection, pace!, cancellationToken);
        }

        return isMore ? DrainStep.Again : await NextAsync(connection, pace, cancellationToken);
    }

    /// <summary>Ends when the calls under way have; false when there were none.</summary>
    public async Task<bool> WaitForCallsAsync()
    {
        await Task.WhenAll(_calls);
        return _calls.Count > 0;
    }

    /// <summary>Lets the calls under way end: their outcomes are worth more than a second of stopping sooner.</summary>
    public async ValueTask DisposeAsync()
    {
        await WaitForCallsAsync();
        await ((Task)_addressing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private int Room => maxCalls - _calls.Count;

    private async Task CollectAsync()
    {
        foreach (var call in _calls.FindAll(call => call.IsCompleted))
        {
            _calls.Remove(call);
            Learn(await call);
        }

        if (_isAddressing && _addressing.IsCompleted)
        {
            _isAddressing = false;
            _nextAddressing = await _addressing is { } wait ? time.GetUtcNow() + wait : DateTimeOffset.MinValue;
        }
    }

    private void Learn(SendOutcome outcome)
    {
        if (outcome.IsLost)
        {
            throw new InvalidOperationException("An attempt's outcome could not be written; the lane starts again and settles it.");
        }

        if (outcome.IsOverdue)
        {
            _nextOverdueLook = DateTimeOffset.MinValue;
        }
    }

    /// <summary>Answers whether there may be more that waited too long.</summary>
    private async Task<bool> FallBackOverdueAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (now < _nextOverdueLook)
        {
            return false;
        }

        _nextOverdueLook = now + OverdueEvery;
        var overdue = await queries.OverdueAsync(connectionId, now, maxCalls, cancellationToken);
        if (overdue.Count > 0)
        {
            await fallbacks.RunAsync(overdue, FallbackCause.NotInTime(connectionId));
            _nextOverdueLook = DateTimeOffset.MinValue;
        }

        return overdue.Count == maxCalls;
    }

    /// <summary>Answers whether there may be more that the connection cannot send.</summary>
    private async Task<bool> FallBackUnsendableAsync(Guid id, SlackConnection? connection, CancellationToken cancellationToken)
    {
        var due = await queries.AllDueAsync(id, time.GetUtcNow(), maxCalls, cancellationToken);
        var unsendable = due.FindAll(notification => connection?.MaySend(notification.IsTest) != true);
        await fallbacks.RunAsync(unsendable, CauseOf(connection, id));
        return due.Count == maxCalls && unsendable.Count > 0;
    }

    private static FallbackCause CauseOf(SlackConnection? connection, Guid connectionId) => connection?.Row switch
    {
        null => FallbackCause.Unusable(connectionId),
        { Status: ConnectionStatus.Disabled } row => FallbackCause.Disabled(connectionId, row.Name),
        var row => FallbackCause.NeedsReconnect(connectionId, row.Name),
    };

    /// <summary>Answers whether there may be more to start right now.</summary>
    private async Task<bool> StartAsync(SlackConnection connection, SlackPace pace, CancellationToken cancellationToken)
    {
        await StartAddressingAsync(connection, pace, cancellationToken);
        var isMore = await StartPostsAsync(connection, pace, cancellationToken);
        return await StartUpdatesAsync(connection, pace, cancellationToken) || isMore;
    }

    private async Task StartAddressingAsync(SlackConnection connection, SlackPace pace, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (_isAddressing || !connection.Mode.MentionsPeople || connection.Row.Status == ConnectionStatus.Disabled || now < _nextAddressing
            || !await queries.HasUnresolvedAsync(connection.Row.Id, now, cancellationToken))
        {
            return;
        }

        _isAddressing = true;
        _addressing = PokeAfter(addressing.RunAsync(connection, pace, _listing, CancellationToken.None));
    }

    private async Task<TimeSpan?> PokeAfter(Task<TimeSpan?> step)
    {
        try
        {
            return await step;
        }
        finally
        {
            slot.TryPoke();
        }
    }

    /// <summary>Answers whether there may be more to send right now.</summary>
    private async Task<bool> StartPostsAsync(SlackConnection connection, SlackPace pace, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var room = pace.Posts(now, Room);
        var busy = pace.BusyTargets(now);
        if (room == 0 || (connection.Mode.HasFixedChannel && busy.Count > 0))
        {
            return false;
        }

        var due = await queries.DueAsync(connection.Row.Id, now, busy, room, cancellationToken);
        var sendable = due.FindAll(notification => connection.MaySend(notification.IsTest) && pace.TryPost(now, notification.Target!));
        if (sendable.Count == 0)
        {
            return false;
        }

        var byId = sendable.ToDictionary(notification => notification.Id);
        var claimed = await store.StartAsync(sendable[0].InstanceId, sendable.ConvertAll(notification => sender.Begin(connection, notification)));
        _calls.AddRange(claimed.Select(attempt => PokeAfter(sender.SendAsync(connection, byId[attempt.NotificationId], attempt, pace))));
        return due.Count == room;
    }

    private async Task<bool> StartUpdatesAsync(SlackConnection connection, SlackPace pace, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var room = connection.MayUpdate ? pace.Available(SlackMethod.Update, now, Room) : 0;
        var stale = room == 0 ? [] : await queries.StaleAsync(connection.Row.Id, now, room, cancellationToken);
        // Counted before anything else is awaited: another lane of the workspace asks the same pace.
        var taken = pace.Take(SlackMethod.Update, now, stale.Count);
        if (taken == 0)
        {
            return false;
        }

        var attempts = stale.Take(taken).Select(update => (Update: update, Attempt: updater.Begin(update))).ToList();
        var claimed = await store.StartUpdatesAsync(connection.Row.InstanceId, attempts.ConvertAll(start => (start.Update.MessageId, start.Attempt)));
        pace.GiveBack(SlackMethod.Update, now, taken - claimed.Count);
        _calls.AddRange(attempts
            .Where(start => claimed.Contains(start.Update.MessageId))
            .Select(start => PokeAfter(updater.UpdateAsync(connection, start.Update, start.Attempt, pace))));
        return taken == room;
    }

    private async Task<SendOutcome> PokeAfter(Task<SendOutcome> call)
    {
        try
        {
            return await call;
        }
        finally
        {
            slot.TryPoke();
        }
    }

    private async Task<DrainStep> NextAsync(SlackConnection? connection, SlackPace? pace, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var paced = pace?.DelayBeforePost(now) ?? TimeSpan.Zero;
        if (_calls.Count > 0 && (paced == TimeSpan.Zero || Room == 0))
        {
            return DrainStep.After(OverdueEvery);
        }

        var (due, giveUp) = await queries.NextAsync(connectionId, cancellationToken);
        var stale = connection is { MayUpdate: true } ? await queries.NextUpdateAsync(connection.Row.Id, cancellationToken) : null;
        return new DrainStep(_rest.Before(
            now,
            _calls.Count > 0 || _isAddressing,
            new LaneWork(due, paced),
            new LaneWork(giveUp, _nextOverdueLook - now),
            new LaneWork(stale, stale is null ? TimeSpan.Zero : pace!.DelayBefore(SlackMethod.Update, now)),
            // What waits for its people is due already; this is when Slack may be asked again.
            new LaneWork(_nextAddressing > now ? now : null, _nextAddressing - now)));
    }
}
