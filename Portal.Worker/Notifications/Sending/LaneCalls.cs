using Portal.Domain.Slack;
using Portal.Worker.Notifications.Attempts;
using Portal.Worker.Slack;

namespace Portal.Worker.Notifications.Sending;

/// <summary>Starts a lane's calls: as many as are due, the pace allows and the lane has room for, their attempts on disk before.</summary>
internal sealed class LaneCalls(LaneQueries queries, AttemptRunner attempts, PostSender posts, UpdateSender updates, TimeProvider time)
{
    /// <summary>Answers whether there may be more to post right now.</summary>
    public async Task<bool> StartPostsAsync(LaneState state, SlackConnection connection, CancellationToken cancellationToken)
    {
        var (now, pace) = (time.GetUtcNow(), connection.Pace);
        var room = pace.Posts(state.Room);
        var busy = pace.BusyTargets();
        if (room == 0 && state.Room > 0)
        {
            await StartProbeAsync(state, connection, now, cancellationToken);
            return false;
        }

        if (room == 0 || (connection.Mode.HasFixedChannel && busy.Count > 0))
        {
            return false;
        }

        var due = await queries.DueAsync(connection.Row.Id, now, busy, room, cancellationToken);
        var sendable = due.FindAll(notification => connection.MaySend(notification.IsTest) && pace.TryPost(notification.Target!));
        if (sendable.Count == 0)
        {
            return false;
        }

        var byId = sendable.ToDictionary(notification => notification.Id);
        foreach (var attempt in await attempts.StartAsync(sendable.ConvertAll(notification => posts.Begin(connection, notification))))
        {
            state.Add(posts.SendAsync(connection, byId[attempt.NotificationId], attempt));
        }

        return due.Count == room;
    }

    // Slack asked for a long wait. Somebody who tests the connection sees for himself whether it still wants that, and ends the wait if not.
    private async Task StartProbeAsync(LaneState state, SlackConnection connection, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!connection.Pace.MayProbe || await queries.DueTestAsync(connection.Row.Id, now, cancellationToken) is not { Target: { } target } test || !connection.Pace.TryProbe(target))
        {
            return;
        }

        foreach (var attempt in await attempts.StartAsync([posts.Begin(connection, test)]))
        {
            state.Add(posts.SendAsync(connection, test, attempt));
        }
    }

    /// <summary>Answers whether there may be more to bring up to date right now.</summary>
    public async Task<bool> StartUpdatesAsync(LaneState state, SlackConnection connection, CancellationToken cancellationToken)
    {
        var (now, pace) = (time.GetUtcNow(), connection.Pace);
        var room = connection.MayUpdate ? pace.Available(SlackMethod.Update, state.Room) : 0;
        var stale = room == 0 ? [] : await queries.StaleAsync(connection.Row.Id, now, room, cancellationToken);
        // Counted before anything else is awaited: another lane of the workspace asks the same pace.
        var taken = pace.Take(SlackMethod.Update, stale.Count, out var countedAt);
        if (taken == 0)
        {
            return false;
        }

        var byAttempt = stale.Take(taken).Select(update => (Update: update, Start: updates.Begin(update))).ToDictionary(one => one.Start.Attempt.Id);
        var claimed = await attempts.StartAsync([.. byAttempt.Values.Select(one => one.Start)]);
        pace.GiveBack(SlackMethod.Update, countedAt, taken - claimed.Count);
        foreach (var attempt in claimed)
        {
            state.Add(updates.SendAsync(connection, byAttempt[attempt.Id].Update, attempt));
        }

        return taken == room;
    }
}
