using Portal.Domain.Connections;
using Portal.Domain.Errors;
using Portal.Domain.Notifications;
using Portal.Domain.Notifications.Delivery;
using Portal.Domain.Notifications.Routing;
using Portal.Domain.Slack;
using Portal.Worker.Errors;
using Portal.Worker.Slack;

namespace Portal.Worker.Notifications.Attempts;

/// <summary>Writes what an admin should know of a failed attempt, once per cause.</summary>
internal sealed class DeliveryErrors(ErrorReporter reporter)
{
    /// <summary>A passing fault that is tried again is no news; everything else is.</summary>
    public Task ReportAsync(Connection connection, DueNotification notification, SlackError error, RetryDecision step)
    {
        if (notification.IsTest || (error.Kind == SlackErrorKind.Retry && step is RetryAt))
        {
            return Task.CompletedTask;
        }

        var route = RouteDecisionJson.Read(notification.Route);
        return reporter.ReportAsync(
            new Failure(
                notification.OrganizationId,
                notification.InstanceId,
                CauseKey.Of(connection.Id, error, route.ChannelId),
                ErrorAdvice.For(error, new AdviceContext(connection.Name, route.ChannelId, null, connection.TeamName, route.Fallback) { IsTriedAgain = step is RetryAt }),
                connection.Id),
            CancellationToken.None);
    }

    /// <summary>A person whom Slack does not know, or people whom it cannot bring together.</summary>
    public Task ReportPersonAsync(Connection connection, Notification notification, string code, string? email)
    {
        var error = SlackError.Classify(code, null);
        return notification.EventId is null
            ? Task.CompletedTask
            : reporter.ReportAsync(
                new Failure(
                    notification.OrganizationId,
                    notification.InstanceId,
                    CauseKey.Of(connection.Id, error, email),
                    ErrorAdvice.For(error, new AdviceContext(connection.Name, null, email, connection.TeamName, RouteDecisionJson.Read(notification.Route).Fallback)),
                    connection.Id),
                CancellationToken.None);
    }

    /// <summary>The token may not look people up.</summary>
    public Task ReportLookupAsync(SlackConnection connection, SlackError error) => reporter.ReportAsync(
        new Failure(
            connection.Row.OrganizationId,
            connection.Row.InstanceId,
            CauseKey.Of(connection.Row.Id, error, call: "lookup"),
            connection.Mode.NeedsLookupToken ? LookupAdvice.For(error, connection.Row.Name) : ErrorAdvice.For(error, new AdviceContext(connection.Row.Name, WorkspaceName: connection.Row.TeamName)),
            connection.Row.Id),
        CancellationToken.None);

    /// <summary>A message that Slack refuses to change.</summary>
    public Task ReportUpdateAsync(Connection connection, Guid instanceId, SlackError error, string channelId) => reporter.ReportAsync(
        new Failure(
            connection.OrganizationId,
            instanceId,
            CauseKey.OfUpdate(connection.Id, error, channelId),
            ErrorAdvice.ForUpdate(error, new AdviceContext(connection.Name, channelId, WorkspaceName: connection.TeamName)),
            connection.Id),
        CancellationToken.None);
}
