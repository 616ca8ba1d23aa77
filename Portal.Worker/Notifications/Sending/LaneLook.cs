using Portal.Domain.Connections;
using Portal.Domain.Notifications.Delivery;
using Portal.Domain.Slack;
using Portal.Worker.Notifications.Addressing;
using Portal.Worker.Notifications.Fallbacks;
using Portal.Worker.Slack;

namespace Portal.Worker.Notifications.Sending;

/// <summary>
/// One look of a lane at its rows: what waited too long takes its fallback, people are looked up, what is due and the pace allows is posted,
/// messages are brought up to date, side by side.
/// </summary>
internal sealed class LaneLook(
    LaneQueries queries, SlackConnections connections, LaneCalls calls, TargetResolver targets, FallbackHandover fallbacks, TimeProvider time)
{
    // As long as a lane is full, a place that becomes free is what it waits for.
    private static readonly TimeSpan WhileFull = TimeSpan.FromSeconds(1);

    /// <summary>Starts what may start, and answers whether there may be more right now; else says in the state when to look again.</summary>
    public async Task<bool> StartDueAsync(LaneState state, CancellationToken cancellationToken)
    {
        state.IsFull = false;
        var isMoreToFallBack = state.NextGiveUp <= time.GetUtcNow() && await FallBackOverdueAsync(state, cancellationToken);
        var connection = state.ConnectionId is { } id ? await connections.FindAsync(id, cancellationToken) : null;
        if (state.ConnectionId is { } lane && connection?.Row.Status != ConnectionStatus.Active)
        {
            isMoreToFallBack |= await FallBackUnsendableAsync(state, lane, connection, cancellationToken);
        }

        var isMoreToSend = connection is not null && await StartCallsAsync(state, connection, cancellationToken);
        if (!isMoreToFallBack && !isMoreToSend)
        {
            await RememberNextAsync(state, connection, cancellationToken);
            return false;
        }

        // What falls back needs no place.
        if (isMoreToFallBack || state.Room > 0)
        {
            return true;
        }

        StayFull(state);
        return false;
    }

    /// <summary>Answers whether there may be more to send.</summary>
    private async Task<bool> StartCallsAsync(LaneState state, SlackConnection connection, CancellationToken cancellationToken)
    {
        await StartAddressingAsync(state, connection, cancellationToken);
        var isMore = await calls.StartPostsAsync(state, connection, cancellationToken);
        return await calls.StartUpdatesAsync(state, connection, cancellationToken) || isMore;
    }

    // There is more than there are places: nothing has to be asked to know what comes next.
    private void StayFull(LaneState state)
    {
        var later = time.GetUtcNow() + WhileFull;
        state.HasBacklog = state.IsFull = true;
        state.NextLook = later;
        state.NextGiveUp = state.NextGiveUp < later ? state.NextGiveUp : later;
    }

    /// <summary>Answers whether there may be more that waited too long.</summary>
    private async Task<bool> FallBackOverdueAsync(LaneState state, CancellationToken cancellationToken)
    {
        var overdue = await queries.OverdueAsync(state.ConnectionId, time.GetUtcNow(), state.MaxCalls, cancellationToken);
        if (overdue.Count > 0)
        {
            await fallbacks.RunAsync(overdue, FallbackCause.NotInTime(state.ConnectionId));
        }

        return overdue.Count == state.MaxCalls;
    }

    /// <summary>Answers whether there may be more that the connection cannot send.</summary>
    private async Task<bool> FallBackUnsendableAsync(LaneState state, Guid id, SlackConnection? connection, CancellationToken cancellationToken)
    {
        var due = await queries.AllDueAsync(id, time.GetUtcNow(), state.MaxCalls, cancellationToken);
        var unsendable = due.FindAll(notification => connection?.MaySend(notification.IsTest) != true);
        await fallbacks.RunAsync(unsendable, CauseOf(connection, id));
        return due.Count == state.MaxCalls && unsendable.Count > 0;
    }

    private static FallbackCause CauseOf(SlackConnection? connection, Guid connectionId) => connection?.Row switch
    {
        null => FallbackCause.Unusable(connectionId),
        { Status: ConnectionStatus.Disabled } row => FallbackCause.Disabled(connectionId, row.Name),
        var row => FallbackCause.NeedsReconnect(connectionId, row.Name),
    };

    private async Task StartAddressingAsync(LaneState state, SlackConnection connection, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (!state.IsAddressing && connection.Mode.MentionsPeople && connection.Row.Status != ConnectionStatus.Disabled && now >= state.NextAddressing
            && await queries.HasUnresolvedAsync(connection.Row.Id, now, cancellationToken))
        {
            state.Address(targets.RunAsync(connection, connection.Pace, state.Listing, CancellationToken.None));
        }
    }

    private async Task RememberNextAsync(LaneState state, SlackConnection? connection, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var (due, giveUp) = await queries.NextAsync(state.ConnectionId, cancellationToken);
        var stale = connection is { MayUpdate: true } ? await queries.NextUpdateAsync(connection.Row.Id, cancellationToken) : null;
        var pace = connection?.Pace;
        state.NextGiveUp = giveUp ?? DateTimeOffset.MaxValue;
        state.HasBacklog = due <= now;
        state.IsFull = state.Room == 0 && (due <= now || stale <= now);
        var rest = state.IsFull ? WhileFull : state.Rest.Before(
            now,
            state.IsBusy,
            new LaneWork(due, pace?.DelayBeforePost() ?? TimeSpan.Zero),
            new LaneWork(giveUp, TimeSpan.Zero),
            new LaneWork(stale, pace?.DelayBefore(SlackMethod.Update) ?? TimeSpan.Zero),
            // What waits for its people is due already; this is when Slack may be asked again.
            new LaneWork(state.NextAddressing > now ? now : null, state.NextAddressing - now));
        state.NextLook = rest is { } wait ? now + wait : DateTimeOffset.MaxValue;
    }
}
