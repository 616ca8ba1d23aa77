using Portal.Domain.Connections;
using Portal.Domain.Errors;
using Portal.Domain.Notifications.Delivery;
using Portal.Domain.Notifications.Routing;
using Portal.Worker.Errors;

namespace Portal.Worker.Notifications.Sending;

/// <summary>Writes what an admin should know of a failed attempt, once per cause.</summary>
internal sealed class DeliveryErrors(ErrorReporter reporter)
{
    /// <summary>A passing fault that is tried again is no news; everything else is.</summary>
    public Task ReportAsync(Connection connection, DueNotification notification, SlackError error, DeliveryStep step)
    {
        if (notification.IsTest || (error.Kind == SlackErrorKind.Retry && step is RetryAt))
        {
            return Task.CompletedTask;
        }

        var channel = RouteDecisionJson.Read(notification.Route).ChannelId;
        return reporter.ReportAsync(
            new Failure(
                notification.OrganizationId,
                notification.InstanceId,
                $"slack:{connection.Id}:{error.Code}:{channel}",
                ErrorAdvice.For(error, new AdviceContext(connection.Name, channel)),
                connection.Id),
            CancellationToken.None);
    }
}
