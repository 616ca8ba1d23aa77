using Portal.Domain.Notifications.Delivery;
using Portal.Domain.Slack;
using Portal.Worker.Notifications.Attempts;
using Portal.Worker.Slack;

namespace Portal.Worker.Notifications.Sending;

/// <summary>Learns from Slack's answers what concerns more than the one notification: the connection's health, an admin's errors, who people are.</summary>
internal sealed class SlackAnswers(ConnectionHealthBook health, DeliveryErrors errors, StaleSlackUsers people, TimeProvider time)
{
    // What was under way when Slack asked to wait says nothing of the wait, which the badge goes on to show.
    public Task SucceededAsync(SlackConnection connection) => connection.Pace.IsHeld ? Task.CompletedTask : health.SucceededAsync(connection.Row, time.GetUtcNow());

    /// <summary>A post was refused.</summary>
    public async Task RefusedAsync(SlackConnection connection, DueNotification notification, SlackError error, RetryDecision decision)
    {
        var now = time.GetUtcNow();
        await health.FailedAsync(connection, error, now);
        if (error is { Kind: SlackErrorKind.RetryAfter, RetryAfter: { } wait })
        {
            await health.HeldAsync(connection.Row, now + wait, now);
        }

        await errors.ReportAsync(connection.Row, notification, error, decision);
        await people.ForgetAsync(connection, notification, error);
    }

    /// <summary>An update was refused. A passing fault that is tried again is no news.</summary>
    public async Task RefusedAsync(SlackConnection connection, DueUpdate update, SlackError error)
    {
        await health.FailedAsync(connection, error, time.GetUtcNow());
        if (error.Kind is not (SlackErrorKind.Retry or SlackErrorKind.RetryAfter))
        {
            await errors.ReportUpdateAsync(connection.Row, update.InstanceId, error, update.ChannelId);
        }
    }
}
