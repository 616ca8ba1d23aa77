using Portal.Data.Notifications.Writing;
using Portal.Domain.Notifications;
using Portal.Worker.Notifications.Attempts;
using Portal.Worker.Slack;

namespace Portal.Worker.Notifications.Sending;

/// <summary>Prepares the first attempt of a notification that may be posted as soon as it is on disk.</summary>
internal sealed class DirectSender(SlackConnections connections, DirectPostsOfLanes lanes, PostSender posts)
{
    /// <summary>Null where the lane has to see to it: there is no address yet, something waits already, or the pace says no.</summary>
    public async Task<FirstAttempt?> PrepareAsync(Notification notification, CancellationToken cancellationToken)
    {
        if (notification is not { State: NotificationState.Waiting, ConnectionId: { } id, Target: { } target }
            || await connections.FindAsync(id, cancellationToken) is not { } connection || !connection.MaySend(isTest: false))
        {
            return null;
        }

        var lane = lanes.Of(id);
        if (!lane.TryEnter())
        {
            return null;
        }

        if (!connection.Pace.TryPost(target))
        {
            lane.Leave(leftWork: false, isLost: false);
            return null;
        }

        var due = DueNotification.Of(notification);
        var attempt = posts.Begin(connection, due).Attempt;
        return new FirstAttempt(
            attempt,
            Started: () => _ = Task.Run(() => SendAsync(lane, connection, due, attempt)),
            Abandoned: () => lane.Leave(leftWork: false, isLost: false));
    }

    private async Task SendAsync(DirectPosts lane, SlackConnection connection, DueNotification notification, DeliveryAttempt attempt)
    {
        var outcome = await posts.SendAsync(connection, notification, attempt);
        lane.Leave(outcome.NextDueAt is not null, outcome.IsLost);
    }
}
